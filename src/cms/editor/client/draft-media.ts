import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { base64 } from './pictures.ts';

/** The maximum size of pictures sent with a preview; the rest are missing in it. */
const maxBytes = 10_000_000;

interface DraftFile {
  path: string;
  url?: string;
  draft?: boolean;
}

/** Digests of pictures by their blob addresses, whose bytes never change. */
const digests = new Map<string, string>();

/** Pictures that a save would send, by the sha256 of their bytes. */
export async function draftMediaDigests(entry: ImmutableMap): Promise<{ path: string; sha256: string }[]> {
  return Promise.all(
    draftFiles(entry).map(async ({ path, url = '' }) => {
      const known = digests.get(url);
      if (known !== undefined) return { path, sha256: known };
      const bytes = await (await fetch(url)).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      digests.set(url, sha256);
      return { path, sha256 };
    }),
  );
}

function draftFiles(entry: ImmutableMap): DraftFile[] {
  return ((plain(entry.get('mediaFiles')) ?? []) as DraftFile[]).filter(
    ({ draft, url }) => draft === true && url?.startsWith('blob:') === true,
  );
}

/** Pictures in the draft that are not on the server yet. */
export async function draftMedia(entry: ImmutableMap): Promise<{ path: string; base64: string }[]> {
  const media: { path: string; base64: string }[] = [];
  let room = maxBytes;
  for (const { path, url = '' } of draftFiles(entry)) {
    const bytes = await (await fetch(url)).arrayBuffer();
    if (bytes.byteLength > room) continue;
    room -= bytes.byteLength;
    media.push({ path, base64: base64(bytes) });
  }
  return media;
}
