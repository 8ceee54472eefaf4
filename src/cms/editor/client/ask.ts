/** A request that the server refused, with what it said. */
export class Refusal extends Error {
  readonly status: number;
  readonly answer: Record<string, unknown>;

  constructor(status: number, answer: Record<string, unknown>) {
    super(typeof answer['error'] === 'string' ? answer['error'] : `The server answered ${String(status)}.`);
    this.name = 'Refusal';
    this.status = status;
    this.answer = answer;
  }
}

/**
 * Sends a request to our own server, with the session's cookie.
 * @param body sent as JSON with POST, if given
 * @throws Refusal if the answer is not a success; without a session, the login page opens
 */
export async function ask<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, {
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  const answer = parsed(text);
  if (response.ok) return answer as T;
  throw new Refusal(response.status, answer);
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
