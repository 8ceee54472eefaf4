import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeDigest } from '../lib/code-digest.ts';
import type { Body } from '../markdown/body.ts';
import { readExactly } from '../lib/files/exact-bytes.ts';
import { writeWhole } from '../lib/files/write-whole.ts';

/** A compiled body, and the sha256 of the bytes in which it is kept. */
export interface StoredBody {
  body: Body;
  digest: string;
}

/** Compiled bodies, one file each, named by the digest of all that went into them. */
export class BodyStore {
  readonly #folder: string;

  constructor(cacheDir: string) {
    this.#folder = join(cacheDir, 'bodies');
  }

  /** The body under `key`; undefined if there is none, or it is damaged. */
  async read(key: string): Promise<StoredBody | undefined> {
    try {
      const bytes = await readFile(this.#path(key));
      return isWhole(bytes) ? { body: bodyIn(bytes), digest: digestOf(bytes) } : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * The body, read again.
   * @throws ChangedBytesError if its bytes have changed or it is gone
   */
  async readAgain(key: string, digest: string): Promise<Body> {
    return bodyIn(await readExactly(this.#path(key), digest));
  }

  /** Stores a body. */
  async write(key: string, body: Body): Promise<StoredBody> {
    const text = Buffer.from(JSON.stringify(body), 'utf8');
    const bytes = Buffer.concat([Buffer.from(`${digestOf(text)}\n`), text]);
    // Two entries may have the same text and be written at once.
    await writeWhole(this.#path(key), bytes);
    return { body, digest: digestOf(bytes) };
  }

  #path(key: string): string {
    return join(this.#folder, key.slice(0, 2), `${key}.json`);
  }
}

/** The digest of the text comes first, so that a file damaged on the disk is not published for the approved text. */
const textAt = 65;

function isWhole(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, textAt) === `${digestOf(bytes.subarray(textAt))}\n`;
}

function bodyIn(bytes: Buffer): Body {
  return JSON.parse(bytes.toString('utf8', textAt)) as Body;
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The digest of the code that compiles bodies: after a change of that code, every body is compiled again. */
export function compilerVersion(): string {
  return codeDigest(fileURLToPath(new URL('../markdown/compile.ts', import.meta.url)));
}

/** @param firstLine the positions of links count from the top of the file, so a longer front matter makes another body */
export function bodyKey(version: string, lang: string, firstLine: number, source: string): string {
  return createHash('sha256')
    .update(`${version}\0${lang}\0${String(firstLine)}\0`)
    .update(source)
    .digest('hex');
}
