import { createWriteStream } from 'node:fs';
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { markUsed, sweepCache } from '../../lib/files/cache-age.ts';
import { diskFault } from '../../lib/files/disk-fault.ts';
import { writeWhole } from '../../lib/files/write-whole.ts';
import type { FileContent } from '../../lib/files/write-whole.ts';
import { measure, Meter } from './meter.ts';
import type { Measured } from './meter.ts';

/** Names that we give; a slip in CACHE_DIR must not cost somebody's own files. */
const ours = /^\.?[0-9a-f]{64}(?:[.-]|$)/;

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
    await markUsed([this.path(name)], found.mtimeMs);
    return true;
  }

  async readJson(name: string): Promise<unknown> {
    try {
      const data: unknown = JSON.parse(await readFile(this.path(name), 'utf8'));
      await markUsed([this.path(name)], (await stat(this.path(name))).mtimeMs);
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
    for (const folder of await readdir(this.#folder).catch(() => []))
      await sweepCache(join(this.#folder, folder), (name) => ours.test(name));
  }

  async #write(name: string, content: FileContent): Promise<void> {
    try {
      await writeWhole(this.path(name), content);
    } catch (error) {
      throw diskFault(error, `keep files of press kits in ${this.#folder}`);
    }
  }
}
