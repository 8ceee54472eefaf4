/** Where Decap stores the person with their token. Its name is Decap's. */
const decapKey = 'decap-cms-user';
/** A token that was given only to the review page; it is deleted with the tab. */
const reviewKey = 'colophon-token';

/** The token of the person at this browser; undefined if nobody has logged in. */
export function keptToken(): string | undefined {
  try {
    const { token } = JSON.parse(localStorage.getItem(decapKey) ?? '{}') as { token?: unknown };
    if (typeof token === 'string' && token !== '') return token;
  } catch {
    // Something else was stored there; the person must log in again.
  }
  return sessionStorage.getItem(reviewKey) ?? undefined;
}

export function keepToken(token: string): void {
  sessionStorage.setItem(reviewKey, token);
}

export function forgetToken(): void {
  localStorage.removeItem(decapKey);
  sessionStorage.removeItem(reviewKey);
}
