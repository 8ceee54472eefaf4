import { constants } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cardCache, type CardCache, cardFault } from './cache.ts';
import type { Card } from './card.ts';
import { cardKey } from './key.ts';
import { type CardPool, cardPool } from './pool.ts';

/** Characters of a card that no bundled font has. */
export interface MissingCharacters {
  path: string;
  title: string;
  characters: string[];
}

/** Cards in the cache, ready to be copied. */
export interface PreparedCards {
  rendered: number;
  cached: number;
  missing: MissingCharacters[];
  /** Path of a card in the cache. */
  fileOf: (card: Card) => string;
  /** Writes each card to its path in the folder; overwrites existing files. */
  copyTo: (outDir: string) => Promise<void>;
}

// Cards in progress: more would fill the memory with pictures that wait for the disk, fewer would leave threads idle.
const concurrency = 8;

/**
 * Renders all cards that are not in the cache.
 * @throws after the last card, one error that names each card that failed and why
 */
export async function prepareCards(
  cards: readonly Card[],
  options: { cacheDir: string; signal?: AbortSignal },
): Promise<PreparedCards> {
  const cache = cardCache(options.cacheDir);
  const keys = new Map<Card, string>();
  const fileOf = (card: Card) => cache.file(keys.get(card) ?? '');
  const copyTo = (outDir: string) => copyCards(cards, fileOf, outDir);
  const prepared: PreparedCards = { rendered: 0, cached: 0, missing: [], fileOf, copyTo };
  const paths = new Set<string>();
  let pool: CardPool | undefined;
  try {
    await forAll(cards, options.signal, async (card) => {
      checkPath(card, paths);
      const key = cardKey(card);
      const found = await cache.find(key);
      if (found !== undefined) prepared.cached += 1;
      const { missing } =
        found ?? (await drawAndStore(card, key, (pool ??= cardPool()), cache, options.signal));
      if (found === undefined) prepared.rendered += 1;
      keys.set(card, key);
      if (missing.length > 0)
        prepared.missing.push({ path: card.path, title: card.title, characters: missing });
    });
    await cache.sweep();
  } finally {
    await pool?.close();
  }
  prepared.missing.sort((a, b) => (a.path < b.path ? -1 : 1));
  return prepared;
}

/** Renders the cards that are not in the cache, and writes every card to `<outDir>/<card.path>`. */
export async function renderCards(
  cards: readonly Card[],
  options: { cacheDir: string; outDir: string; signal?: AbortSignal },
): Promise<{ rendered: number; cached: number; missing: MissingCharacters[] }> {
  const { rendered, cached, missing, copyTo } = await prepareCards(cards, options);
  await copyTo(options.outDir);
  return { rendered, cached, missing };
}

async function drawAndStore(
  card: Card,
  key: string,
  pool: CardPool,
  cache: CardCache,
  signal: AbortSignal | undefined,
): Promise<{ missing: string[] }> {
  const drawn = await pool.render(card, signal);
  await cache.store(key, drawn);
  return drawn;
}

async function copyCards(
  cards: readonly Card[],
  fileOf: (card: Card) => string,
  outDir: string,
): Promise<void> {
  await forAll(cards, undefined, async (card) => {
    const target = join(outDir, card.path);
    try {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(fileOf(card), target, constants.COPYFILE_FICLONE);
    } catch (error) {
      throw cardFault(error, outDir);
    }
  });
}

/** Runs the work for every card, a few at a time; failures do not stop the others and are reported together. */
async function forAll(
  cards: readonly Card[],
  signal: AbortSignal | undefined,
  work: (card: Card) => Promise<void>,
): Promise<void> {
  const failures: { card: Card; error: unknown }[] = [];
  const queue = cards.values();
  const next = async () => {
    for (const card of queue) {
      signal?.throwIfAborted();
      await work(card).catch((error: unknown) => failures.push({ card, error }));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, next));
  signal?.throwIfAborted();
  if (failures.length > 0)
    throw new AggregateError(
      failures.map(({ error }) => error),
      describe(failures),
    );
}

/** Lists every failed card with its reason; a common reason, such as a full disk, only once. */
function describe(failures: readonly { card: Card; error: unknown }[]): string {
  const byReason = Map.groupBy(failures, ({ error }) =>
    error instanceof Error ? error.message : String(error),
  );
  const lines = Array.from(byReason, ([reason, group]) => {
    const named = group.slice(0, 5).map(({ card }) => `${card.path} (“${card.title}”)`);
    const others = group.length > named.length ? ` and ${group.length - named.length} more` : '';
    return `  ${named.join(', ')}${others}: ${reason}`;
  });
  return `${failures.length} social ${failures.length === 1 ? 'card' : 'cards'} could not be made:\n${lines.join('\n')}`;
}

function checkPath({ path }: Card, others: Set<string>): void {
  const isInvalid = path
    .split('/')
    .some((part) => part === '' || part === '.' || part === '..' || part.includes('\\'));
  if (isInvalid || !path.endsWith('.png')) {
    throw new Error(`"${path}" is not a valid path for a card; write one such as cards/en/posts/first.png.`);
  }
  if (others.has(path)) throw new Error(`Another card has the path "${path}"; every card needs its own.`);
  others.add(path);
}
