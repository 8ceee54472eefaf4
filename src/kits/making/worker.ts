import { readContentExactly } from '../../lib/files/exact-bytes.ts';
import type { PictureFormat } from '../../model/entry.ts';
import type { Recipe } from '../renditions.ts';
import type { Rights } from '../rights.ts';
import { cleanAnimation } from './animation.ts';
import { cleanDrawing } from './drawing.ts';
import { withPlainBitmaps } from './embedded.ts';
import type { Measured } from './meter.ts';
import { drawBitmap, makeBitmap } from './picture.ts';
import { KitStore } from './store.ts';

/** A picture to make, and where to store it. Plain data: it is sent to another process. */
export interface PictureTask {
  /** Path inside the content folder. */
  file: string;
  digest: string;
  picture: { width: number; height: number; format: PictureFormat };
  recipe: Exclude<Recipe, { as: 'copy' }>;
  rights: Rights;
  /** Name in the store. */
  made: string;
  folders: { contentDir: string; cacheDir: string };
}

export type MadePictureFile = Measured & { width: number; height: number };

/** Errors lose their class between processes. */
export type PictureAnswer = { made: MadePictureFile } | { fault: { name: string; message: string } };

/** Runs as a process of its own: makes pictures until its parent disconnects. */
process.on('message', (task: PictureTask) => {
  void work(task).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit());

async function work(task: PictureTask): Promise<PictureAnswer> {
  try {
    const { data, width, height } = await make(task);
    const measured = await new KitStore(task.folders.cacheDir).write(task.made, data);
    return { made: { ...measured, width, height } };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { fault: { name, message } };
  }
}

async function drawingOf(bytes: Buffer, rights: Rights): Promise<Buffer> {
  return Buffer.from(cleanDrawing(await withPlainBitmaps(bytes.toString('utf8')), rights));
}

async function make({ file, digest, picture, recipe, rights, folders }: PictureTask) {
  const bytes = await readContentExactly(file, digest, folders);
  const { width, height, format } = picture;
  try {
    if (recipe.as === 'drawing') return { data: await drawingOf(bytes, rights), width, height };
    if (recipe.as === 'animation') return { data: cleanAnimation(bytes, rights), width, height };
    return await (format === 'svg'
      ? drawBitmap(bytes.toString('utf8'), recipe, rights)
      : makeBitmap(bytes, recipe, rights));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`content/${file} cannot be made into ${recipe.as}: ${why}. Export it again.`, {
      cause: error,
    });
  }
}
