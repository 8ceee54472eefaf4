import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { base64 } from './pictures.ts';

/** More than this is not sent along with a preview; its pictures are then missing in it. */
const maxBytes = 10_000_000;

interface DraftFile {
  path: string;
  url?: string;
  draft?: boolean;
}

/** Pictures that were put into the draft and are not on the server yet. */
export async function draftMedia(entry: ImmutableMap): Promise<{ path: string; base64: string }[]> {
  const files = ((plain(entry.get('mediaFiles')) ?? []) as DraftFile[]).filter(
    ({ draft, url }) => draft === true && url?.startsWith('blob:') === true,
  );
  const media: { path: string; base64: string }[] = [];
  let room = maxBytes;
  for (const { path, url = '' } of files) {
    const bytes = await (await fetch(url)).arrayBuffer();
    if (bytes.byteLength > room) continue;
    room -= bytes.byteLength;
    media.push({ path, base64: base64(bytes) });
  }
  return media;
}
