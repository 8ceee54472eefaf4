import type { Kits } from '../kits/making/kits.ts';
import type { PreparedKit } from '../kits/prepared-kit.ts';
import type { KitSource } from '../kits/source.ts';

declare global {
  var colophonKits: Pick<Kits, 'prepare'> | undefined;
}

/**
 * The files that a kit's page offers; made if they do not exist yet. Pages are in another module graph than the code
 * that makes files (the build, the dev server, the desk's preview), so it is shared through `globalThis`.
 */
export function prepareKit(source: KitSource): Promise<PreparedKit> {
  const { colophonKits } = globalThis;
  if (colophonKits === undefined) throw new Error('The maker of kit files has not been set up.');
  return colophonKits.prepare(source);
}
