import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { Card } from './card.ts';
import type { RenderedCard } from './render.ts';

/** Worker threads that draw cards. */
export interface CardPool {
  render: (card: Card, signal?: AbortSignal) => Promise<RenderedCard>;
  close: () => Promise<void>;
}

/** Starts threads with the first card. Two at most: each holds the fonts, and pages are rendered at the same time. */
export function cardPool(): CardPool {
  const pool = new Tinypool({
    filename: new URL('worker.ts', import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: Math.min(2, availableParallelism()),
    idleTimeout: 5_000,
  });
  return {
    async render(card, signal) {
      const { png, missing }: RenderedCard = await pool.run(card, signal === undefined ? {} : { signal });
      // A Buffer arrives from another thread as a Uint8Array.
      return { png: Buffer.from(png.buffer, png.byteOffset, png.byteLength), missing };
    },
    close: () => pool.destroy(),
  };
}
