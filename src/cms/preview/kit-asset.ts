import { buffer } from 'node:stream/consumers';
import { ChangedBytesError } from '../../lib/files/exact-bytes.ts';
import { openOutput } from '../../kits/making/output.ts';
import type { KitOutput } from '../../kits/making/output.ts';
import { KitStore } from '../../kits/making/store.ts';
import type { Settings } from '../../lib/settings.ts';
import type { Asset } from './asset.ts';

/** A file of a kit; undefined where its bytes are no longer there. */
export async function kitAssetOf(output: KitOutput, settings: Settings): Promise<Asset | undefined> {
  try {
    const bytes = await openOutput(output, { store: new KitStore(settings.cacheDir), folders: settings });
    return { bytes: await buffer(bytes), type: output.type };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (error instanceof ChangedBytesError || code === 'ENOENT') return undefined;
    throw error;
  }
}
