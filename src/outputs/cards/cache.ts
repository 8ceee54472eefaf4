import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { markUsed, sweepCache } from '../../lib/files/cache-age.ts';
import { diskFault } from '../../lib/files/disk-fault.ts';
import { writeWhole } from '../../lib/files/write-whole.ts';
import { isWholePng } from './png.ts';
import type { RenderedCard } from './render.ts';

/** Cards on disk, each under its key; beside it, where there were any, the characters that no font had. */
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
        await markUsed([file(key), ...(missing.length > 0 ? [findings(key)] : [])], mtimeMs);
        return { missing };
      } catch (error) {
        if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
        throw cardFault(error, folder);
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
        throw cardFault(error, folder);
      }
    },
    sweep: () => sweepCache(folder),
  };
}

/** A failure of the disk on which cards lie, in words. */
export function cardFault(error: unknown, folder: string): unknown {
  return diskFault(error, `keep social cards in ${folder}`);
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
