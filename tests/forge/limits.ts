import type { Asked } from './asked.ts';
import type { Forge } from './forge.ts';
import { Refusal } from './refusal.ts';
import type { RateLimit, Token } from './user.ts';

const hour = 60 * 60 * 1000;

/** How many requests a user has left in this hour. Without a token there are sixty. */
export class Limits {
  readonly #forge: Forge;
  readonly #nobody: RateLimit = { limit: 60, used: 0, resetAt: new Date(0) };

  constructor(forge: Forge) {
    this.#forge = forge;
  }

  of(token: Token | undefined): RateLimit {
    const found = token?.limit ?? this.#nobody;
    const now = this.#forge.clock.now();
    if (found.resetAt <= now) Object.assign(found, { used: 0, resetAt: new Date(now.getTime() + hour) });
    return found;
  }

  /** Counts a request. @throws Refusal if none is left */
  count(token: Token | undefined): void {
    const found = this.of(token);
    if (found.used >= found.limit) {
      const whose = token === undefined ? '127.0.0.1' : `user ID ${String(token.user.id)}`;
      throw new Refusal(403, `API rate limit exceeded for ${whose}.`, {
        documentation: 'https://docs.github.com/rest/overview/resources-in-the-rest-api#rate-limiting',
      });
    }
    found.used++;
  }
}

/** A limit in the form of an answer. */
export function limitAnswer({ limit, used, resetAt }: RateLimit) {
  return { limit, remaining: limit - used, reset: Math.ceil(resetAt.getTime() / 1000), used };
}

export function writeLimit(asked: Asked, given: RateLimit): void {
  const { limit, remaining, reset, used } = limitAnswer(given);
  asked.header('X-RateLimit-Limit', String(limit));
  asked.header('X-RateLimit-Remaining', String(remaining));
  asked.header('X-RateLimit-Reset', String(reset));
  asked.header('X-RateLimit-Used', String(used));
  asked.header('X-RateLimit-Resource', 'core');
}
