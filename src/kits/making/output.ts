import { createReadStream, createWriteStream } from 'node:fs';
import { constants, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { diskFault } from '../../lib/files/disk-fault.ts';
import { ChangedBytesError } from '../../lib/files/exact-bytes.ts';
import { streamContentExactly } from '../../lib/files/exact-stream.ts';
import { verifyFile } from './meter.ts';
import type { Measured } from './meter.ts';
import type { Folders, Origin } from './rendition.ts';
import type { KitStore } from './store.ts';

/** A file to publish, and where its bytes are. */
export type KitOutput = Measured & { address: string; type: string; origin: Origin | { text: string } };

/** The bytes of a file as a stream, which fails where they do not match the file's digest. */
export async function openOutput(
  { origin }: Pick<KitOutput, 'origin'>,
  { store, folders }: { store: KitStore; folders: Folders },
): Promise<Readable> {
  if ('text' in origin) return Readable.from([Buffer.from(origin.text)]);
  if ('made' in origin) return createReadStream(store.path(origin.made));
  return streamContentExactly(origin.content, origin.digest, folders);
}

/**
 * Writes a file of a kit into the output.
 * @throws ChangedBytesError where its bytes do not have the digest that the page shows
 */
export async function writeOutput(
  output: KitOutput,
  target: string,
  place: { store: KitStore; folders: Folders },
): Promise<void> {
  const { origin } = output;
  try {
    await mkdir(dirname(target), { recursive: true });
    if ('text' in origin) await writeFile(target, origin.text);
    else if ('content' in origin) await pipeline(await openOutput(output, place), createWriteStream(target));
    else {
      await copyFile(place.store.path(origin.made), target, constants.COPYFILE_FICLONE);
      await verifyFile(target, output);
    }
  } catch (error) {
    // Leaves no partial or wrong file behind.
    await rm(target, { force: true });
    if (error instanceof ChangedBytesError && 'made' in origin) await place.store.drop(origin.made);
    throw diskFault(error, `write ${target}`);
  }
}
