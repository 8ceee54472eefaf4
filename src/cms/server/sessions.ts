import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../lib/files/write-whole.ts';

/** A working day, in milliseconds: the next day people log in again. */
const lifetime = 12 * 60 * 60 * 1000;

/** Stores who is logged in as a signed cookie. Sessions survive a restart of the server, so that no text is lost. */
export class Sessions {
  readonly #secret: Buffer;
  readonly #now: () => number;

  private constructor(secret: Buffer, now: () => number) {
    this.#secret = secret;
    this.#now = now;
  }

  /** @param cacheDir contains the secret, readable only by its owner; emptying it logs everybody out */
  static async open(cacheDir: string, now: () => number = Date.now): Promise<Sessions> {
    const path = join(cacheDir, 'desk', 'secret');
    const known = await readFile(path).catch(() => undefined);
    if (known?.length === 32) return new Sessions(known, now);
    const secret = randomBytes(32);
    await writeWhole(path, secret, { mode: 0o600 });
    return new Sessions(secret, now);
  }

  /** The cookie's value for a person. */
  issue(person: string): string {
    const content = `${person}.${String(this.#now() + lifetime)}`;
    return `${content}.${this.#sign(content)}`;
  }

  /** The id of the person of a cookie; undefined if it has expired or is not ours. */
  read(cookie: string | undefined): string | undefined {
    const [, content = '', person, end = '', signature = ''] =
      /^(([^.]+)\.(\d+))\.([0-9a-f]{64})$/.exec(cookie ?? '') ?? [];
    const own = Buffer.from(this.#sign(content));
    const given = Buffer.from(signature);
    if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
    return Number(end) > this.#now() ? person : undefined;
  }

  #sign(content: string): string {
    return createHmac('sha256', this.#secret).update(content).digest('hex');
  }
}
