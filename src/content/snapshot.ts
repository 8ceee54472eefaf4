import { readSettings } from '../lib/settings.ts';
import { readContent } from './read.ts';
import type { Snapshot } from './read.ts';

declare global {
  var colophonSnapshot: Promise<Snapshot> | undefined;
}

/**
 * The content of this build, read once. Astro's configuration and its content layer load this module separately
 * (one by Node, one by Vite), so the shared result must be stored where both can find it: in the process.
 */
export function currentSnapshot(): Promise<Snapshot> {
  globalThis.colophonSnapshot ??= readContent(readSettings());
  return globalThis.colophonSnapshot;
}

/** Reads the content again after one of its files has changed. */
export function refreshSnapshot(): Promise<Snapshot> {
  globalThis.colophonSnapshot = undefined;
  return currentSnapshot();
}
