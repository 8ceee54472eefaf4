/** Where Decap keeps whom it knows, token and all. Its name is Decap's. */
const decapKey = 'decap-cms-user';
/** A token that somebody gave the review page alone; it ends with the tab. */
const reviewKey = 'colophon-token';

/** The token that speaks for whoever sits here; undefined where nobody has logged in. */
export function keptToken(): string | undefined {
  try {
    const { token } = JSON.parse(localStorage.getItem(decapKey) ?? '{}') as { token?: unknown };
    if (typeof token === 'string' && token !== '') return token;
  } catch {
    // Somebody else wrote there; they are asked again.
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
