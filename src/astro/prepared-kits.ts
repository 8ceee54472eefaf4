import type { Kits } from '../kits/making/kits.ts';
import type { PreparedKit } from '../kits/prepared-kit.ts';
import type { KitSource } from '../kits/source.ts';

declare global {
  var colophonKits: Pick<Kits, 'prepare'> | undefined;
}

/**
 * The files that a kit's page offers; made where they are not there yet. Pages are loaded apart from whatever makes
 * files (the build, the dev server, the desk's preview), so that it hangs on what is common to both: the process.
 */
export function prepareKit(source: KitSource): Promise<PreparedKit> {
  const { colophonKits } = globalThis;
  if (colophonKits === undefined) throw new Error('Nothing that makes the files of kits has been started.');
  return colophonKits.prepare(source);
}
