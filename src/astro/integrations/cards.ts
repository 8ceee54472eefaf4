import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { Card } from '../../outputs/cards/card.ts';
import { type MissingCharacters, prepareCards, type PreparedCards } from '../../outputs/cards/cards.ts';

interface Options {
  /** All cards of the site, at their paths; called once in a build, and for each picture in development. */
  list: () => Card[] | Promise<Card[]>;
}

/** Draws the social cards: beside the pages in a build, on demand in development. */
export function cards({ list }: Options): AstroIntegration {
  let cacheDir = '';
  let base = '/';
  let started = 0;
  let preparing: Promise<{ count: number; prepared: PreparedCards }> | undefined;

  const prepare = async () => {
    const all = await list();
    return { count: all.length, prepared: await prepareCards(all, { cacheDir }) };
  };

  return {
    name: 'colophon-cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        cacheDir = fileURLToPath(config.cacheDir);
        base = config.base;
      },
      'astro:build:start': () => {
        started = performance.now();
        preparing = prepare();
        // A failure is reported when the pages are done; this avoids an unhandled rejection until then.
        preparing.catch(() => undefined);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { count, prepared } = await (preparing ?? prepare());
        await prepared.copyTo(fileURLToPath(dir));
        warn(logger, prepared.missing);
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        logger.info(`${count} cards, ${prepared.cached} from the cache, ${seconds} s`);
      },
      'astro:server:setup': ({ server, logger }) => {
        server.middlewares.use((request, response, next) => {
          const path = cardPath(request.url ?? '', base);
          if (path === undefined) return next();
          void (async () => {
            const card = (await list()).find((candidate) => candidate.path === path);
            if (card === undefined) return next();
            const prepared = await prepareCards([card], { cacheDir });
            warn(logger, prepared.missing);
            response.setHeader('content-type', 'image/png');
            response.setHeader('cache-control', 'no-store');
            createReadStream(prepared.fileOf(card)).pipe(response);
          })().catch(next);
        });
      },
    },
  };
}

/** `/base/cards/en/posts/first.png?v=2` → `cards/en/posts/first.png`; undefined for other addresses. */
export function cardPath(url: string, base: string): string | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  const prefix = base.endsWith('/') ? base : `${base}/`;
  const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname.slice(1);
  if (!path.startsWith('cards/') || !path.endsWith('.png')) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    // An invalid escape: no card has such an address.
    return undefined;
  }
}

function warn(logger: AstroIntegrationLogger, missing: readonly MissingCharacters[]): void {
  for (const { path, title, characters } of missing) {
    const names = characters.map((character) => `${character} (${codePoints(character)})`).join(', ');
    logger.warn(
      `${path}: no font has ${names} of “${title}”. The card leaves it out, or shows the site’s name instead.`,
    );
  }
}

function codePoints(text: string): string {
  return Array.from(
    text,
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
}
