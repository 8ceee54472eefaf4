import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../lib/files/write-whole.ts';
import { isWholePng } from './png.ts';
import type { RenderedCard } from './render.ts';

const day = 86_400_000;
/** Milliseconds after which unused files are deleted. */
const maxAge = 30 * day;

/** Cards on disk by key, each with a list of the characters that no font has, if any. */
export interface CardCache {
  /** The path of a stored picture. */
  file: (key: string) => string;
  /** The missing characters of a stored card; undefined where the card is not stored or is damaged. */
  find: (key: string) => Promise<{ missing: string[] } | undefined>;
  /** Stores a card atomically. @throws an error that says what to do about the disk */
  store: (key: string, card: RenderedCard) => Promise<void>;
  /** Removes what no build has used for 30 days, and what killed builds left behind. */
  sweep: () => Promise<void>;
}

/** @param cacheDir absolute; the cards are in its folder `cards` */
export function cardCache(cacheDir: string): CardCache {
  const folder = join(cacheDir, 'cards');
  const file = (key: string) => join(folder, `${key}.png`);
  const findings = (key: string) => join(folder, `${key}.missing.json`);
  return {
    file,
    async find(key) {
      try {
        const [png, list, { mtimeMs }] = await Promise.all([
          readFile(file(key)),
          readFile(findings(key), 'utf8').catch(ifMissing('[]')),
          stat(file(key)),
        ]);
        const missing: unknown = JSON.parse(list);
        if (!isWholePng(png) || !isListOfStrings(missing)) return undefined;
        // Marks the files as used, at most once a day; a read-only cache works too.
        if (Date.now() - mtimeMs > day)
          await touch([file(key), ...(missing.length > 0 ? [findings(key)] : [])]);
        return { missing };
      } catch (error) {
        if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
        throw explain(error, folder);
      }
    },
    async store(key, { png, missing }) {
      try {
        await mkdir(folder, { recursive: true });
        // The findings first: a picture without them would look like one that lacks nothing.
        if (missing.length > 0) await writeWhole(findings(key), JSON.stringify(missing));
        else await rm(findings(key), { force: true });
        await writeWhole(file(key), png);
      } catch (error) {
        throw explain(error, folder);
      }
    },
    async sweep() {
      const now = Date.now();
      for (const name of await readdir(folder).catch(ifMissing<string[]>([]))) {
        const age = now - (await stat(join(folder, name)).catch(ifMissing({ mtimeMs: now }))).mtimeMs;
        if (age > maxAge || (name.endsWith('.tmp') && age > day))
          await rm(join(folder, name), { force: true }).catch(() => undefined);
      }
    },
  };
}

async function touch(paths: readonly string[]): Promise<void> {
  const now = new Date();
  await Promise.all(paths.map((path) => utimes(path, now, now).catch(() => undefined)));
}

/** Explains a disk error. */
export function explain(error: unknown, folder: string): Error {
  const advice: Record<string, string> = {
    ENOSPC: 'The disk is full. Free some space and build again.',
    EDQUOT: 'The disk quota is used up. Free some space and build again.',
    EROFS: 'The disk is read-only. Set `cacheDir` and `outDir` to folders that may be written to.',
    EACCES:
      'This user may not write there. Change its permissions, or set `cacheDir` and `outDir` to other folders.',
    EPERM:
      'This user may not write there. Change its permissions, or set `cacheDir` and `outDir` to other folders.',
  };
  const code = codeOf(error);
  const reason = advice[code] ?? (error instanceof Error ? error.message : String(error));
  return new Error(`Cannot keep social cards in ${folder}: ${reason}${code === '' ? '' : ` (${code})`}`, {
    cause: error,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function ifMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return instead;
    throw error;
  };
}

function isListOfStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
