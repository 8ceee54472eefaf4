import { createWriteStream } from 'node:fs';
import { readFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { diskFault } from '../../lib/files/disk-fault.ts';
import { writeWhole } from '../../lib/files/write-whole.ts';
import type { FileContent } from '../../lib/files/write-whole.ts';
import { measure, Meter } from './meter.ts';
import type { Measured } from './meter.ts';

const day = 86_400_000;
/** Milliseconds after which unused files are deleted. */
const maxAge = 30 * day;
/** Names that this cache uses; with a wrong CACHE_DIR no other files must be deleted. */
const cacheName = /^\.?[0-9a-f]{64}(?:[.-]|$)/;

/** The cache of kit files. Files are complete or missing, never partial. */
export class KitStore {
  readonly #folder: string;

  /** @param cacheDir absolute; everything is in its folder `kits` */
  constructor(cacheDir: string) {
    this.#folder = join(cacheDir, 'kits');
  }

  path(name: string): string {
    return join(this.#folder, name.slice(0, 2), name);
  }

  /** Whether a file exists with this size. Its digest is checked when it is copied. */
  async has(name: string, bytes: number): Promise<boolean> {
    const found = await stat(this.path(name)).catch(() => undefined);
    if (found?.isFile() !== true || found.size !== bytes) return false;
    await this.#touch(name, found.mtimeMs);
    return true;
  }

  async readJson(name: string): Promise<unknown> {
    try {
      const data: unknown = JSON.parse(await readFile(this.path(name), 'utf8'));
      await this.#touch(name, (await stat(this.path(name))).mtimeMs);
      return data;
    } catch {
      // A damaged file counts as missing and is made again.
      return undefined;
    }
  }

  async write(name: string, data: Buffer): Promise<Measured> {
    await this.#write(name, data);
    return measure(data);
  }

  /** Stores a stream. */
  async writeStream(name: string, source: Readable): Promise<Measured> {
    const meter = new Meter();
    await this.#write(name, (aside) =>
      pipeline(source, (chunks: AsyncIterable<Buffer>) => meter.over(chunks), createWriteStream(aside)),
    );
    return meter.result();
  }

  /** Drops a damaged file; the next build makes it again. */
  async drop(name: string): Promise<void> {
    await rm(this.path(name), { force: true }).catch(() => undefined);
  }

  /** Removes what no build has used for 30 days, and what killed builds left behind. */
  async sweep(): Promise<void> {
    const now = Date.now();
    for (const folder of await readdir(this.#folder).catch(() => [])) {
      for (const name of await readdir(join(this.#folder, folder)).catch(() => [])) {
        if (!cacheName.test(name)) continue;
        const path = join(this.#folder, folder, name);
        const age = now - ((await stat(path).catch(() => undefined))?.mtimeMs ?? now);
        if (age > maxAge || (name.endsWith('.tmp') && age > day))
          await rm(path, { force: true }).catch(() => undefined);
      }
    }
  }

  /** Marks a file as used, at most once a day; a read-only cache works too. */
  async #touch(name: string, mtimeMs: number): Promise<void> {
    if (Date.now() - mtimeMs <= day) return;
    const now = new Date();
    await utimes(this.path(name), now, now).catch(() => undefined);
  }

  async #write(name: string, content: FileContent): Promise<void> {
    try {
      await writeWhole(this.path(name), content);
    } catch (error) {
      throw diskFault(error, `keep files of press kits in ${this.#folder}`);
    }
  }
}
