import { storeOf } from './database.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';

/** A picture in a form that is not saved yet. */
export interface KeptPicture {
  id: string;
  path: string;
  file: Blob;
}

interface MediaFile {
  id?: string;
  path: string;
  url?: string;
  file?: Blob;
  draft?: boolean;
}

/** The pictures of a form that exist only in this page. */
export function unsavedPictures(entry: ImmutableMap): KeptPicture[] {
  const files = (plain(entry.get('mediaFiles')) ?? []) as MediaFile[];
  return files.flatMap(({ id = '', path, file, draft }) =>
    draft === true && file instanceof Blob ? [{ id, path, file }] : [],
  );
}

/** @param page the page whose draft they belong to, see {@link KeptDraft} */
export async function keepPictures(key: string, pictures: readonly KeptPicture[]): Promise<void> {
  await storeOf('pictures').write(new Map([[key, pictures]]));
}

export async function keptPictures(key: string): Promise<readonly KeptPicture[]> {
  const [found] = await storeOf('pictures').read<KeptPicture[]>([key]);
  return found ?? [];
}

export async function dropPictures(key: string): Promise<void> {
  await storeOf('pictures').remove([key]);
}
