import type { Context } from 'hono';
import type { Forge } from './forge.ts';
import { notFound, Refusal, unprocessable } from './refusal.ts';
import type { ForgeRepository } from './repository.ts';
import { isAtLeast } from './role.ts';
import type { Role } from './role.ts';
import type { Token, User } from './user.ts';

/** A request to the API, with its token. */
export interface ForgeEnv {
  Variables: { forge: Forge; token: Token | undefined };
}

export type Asked = Context<ForgeEnv>;

export function viewerOf(asked: Asked): User | undefined {
  return asked.get('token')?.user;
}

/** @throws Refusal if nobody is logged in */
export function someone(asked: Asked): User {
  const user = viewerOf(asked);
  if (user === undefined) throw new Refusal(401, 'Requires authentication');
  return user;
}

/** The repository of an address. @throws Refusal if the user may not know that it exists */
export function readable(asked: Asked): ForgeRepository {
  const found = asked.get('forge').repository(asked.req.param('owner') ?? '', asked.req.param('repo') ?? '');
  if (found?.roleOf(viewerOf(asked)) === undefined) throw notFound();
  const token = asked.get('token');
  if (found.isPrivate && token?.scopes !== undefined && !token.scopes.includes('repo')) throw notFound();
  return found;
}

/** The permissions of a fine-grained token. */
export type Part = 'administration' | 'contents' | 'issues' | 'pull_requests' | 'statuses';

/** The user, if the token allows them to write something of their own. @throws Refusal if it does not */
export function writer(asked: Asked, repository: ForgeRepository, part: Part): User {
  const user = someone(asked);
  const token = asked.get('token');
  if (token?.scopes === undefined && token?.permissions[part] !== 'write')
    throw new Refusal(403, 'Resource not accessible by personal access token');
  const scopes = repository.isPrivate ? ['repo'] : ['repo', 'public_repo'];
  if (token.scopes && !scopes.some((scope) => token.scopes?.includes(scope))) throw notFound();
  return user;
}

/**
 * The repository of an address, if the user may change it.
 * @throws Refusal otherwise; without the right to push, GitHub answers as if the repository did not exist
 */
export function writable(asked: Asked, part: Part, role: Role = 'write') {
  const repository = readable(asked);
  const user = writer(asked, repository, part);
  if (!isAtLeast(repository.roleOf(user), role)) {
    if (part === 'contents' || part === 'statuses') throw notFound();
    throw new Refusal(403, 'Must have admin rights to Repository.');
  }
  return { repository, user };
}

/** A number in an address. @throws Refusal if it is not one */
export function numberIn(asked: Asked, name: string): number {
  const given = asked.req.param(name) ?? '';
  if (!/^\d+$/.test(given)) throw notFound();
  return Number(given);
}

/** The body of a request, read field by field. */
export class Wish {
  readonly #fields: Record<string, unknown>;

  constructor(fields: Record<string, unknown>) {
    this.#fields = fields;
  }

  /** @throws Refusal if the body is not a JSON object */
  static async of(asked: Asked): Promise<Wish> {
    const text = await asked.req.text();
    if (text === '') return new Wish({});
    let fields: unknown;
    try {
      fields = JSON.parse(text);
    } catch {
      throw new Refusal(400, 'Problems parsing JSON');
    }
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
      throw new Refusal(400, 'Body should be a JSON object');
    return new Wish(fields as Record<string, unknown>);
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined;
  }

  raw(name: string): unknown {
    return this.#fields[name];
  }

  /** A field that is an object; undefined if absent or null. */
  part(name: string): Wish | undefined {
    const given = this.#fields[name];
    if (given === undefined || given === null) return undefined;
    if (typeof given !== 'object' || Array.isArray(given)) throw invalid(name, given, 'object');
    return new Wish(given as Record<string, unknown>);
  }

  /** @throws Refusal if it is absent */
  text(name: string): string {
    const given = this.optional(name);
    if (given === undefined) throw unprocessable(`Invalid request.\n\n"${name}" wasn't supplied.`);
    return given;
  }

  /** A text; undefined if absent or null. */
  optional(name: string): string | undefined {
    const given = this.#fields[name] ?? undefined;
    if (given !== undefined && typeof given !== 'string') throw invalid(name, given, 'string');
    return given;
  }

  flag(name: string): boolean {
    const given = this.#fields[name] ?? false;
    if (typeof given !== 'boolean') throw invalid(name, given, 'boolean');
    return given;
  }

  number(name: string): number | undefined {
    const given = this.#fields[name] ?? undefined;
    if (given !== undefined && typeof given !== 'number') throw invalid(name, given, 'number');
    return given;
  }

  /** A list; empty if absent. */
  list(name: string): unknown[] {
    const given = this.#fields[name] ?? [];
    if (!Array.isArray(given)) throw invalid(name, given, 'array');
    return given;
  }

  /** The objects in a list. */
  parts(name: string): Wish[] {
    return this.list(name).map((one) => new Wish({ ...(one as object) }));
  }

  /** Names of labels, which may also be given as objects. */
  names(name: string): string[] {
    return this.list(name).map((one) =>
      typeof one === 'string' ? one : String((one as { name?: unknown }).name ?? ''),
    );
  }

  /** One of several allowed values. @throws Refusal if it is another value */
  oneOf<const W extends string>(name: string, words: readonly W[]): W | undefined {
    const given = this.optional(name);
    if (given === undefined) return undefined;
    const found = words.find((word) => word === given);
    if (found === undefined)
      throw unprocessable(`Invalid request.\n\n${given} is not a member of ${JSON.stringify(words)}.`);
    return found;
  }
}

function invalid(name: string, given: unknown, kind: string): Refusal {
  return unprocessable(
    `Invalid request.\n\nFor 'properties/${name}', ${JSON.stringify(given)} is not of type ${kind}.`,
  );
}
