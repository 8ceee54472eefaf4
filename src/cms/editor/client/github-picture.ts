import { blobId } from '../blob-id.ts';
import type { ForgeRest } from './github-rest.ts';

export interface Picture {
  path: string;
  base64: () => Promise<string>;
}

/**
 * @param there the ids of blobs that the forge has; the picture's id is added
 * @param there the ids of blobs that the forge gave or took; the picture's is among them afterwards
 * @returns its id
 */
export async function sendPicture(rest: ForgeRest, { base64 }: Picture, there: Set<string>): Promise<string> {
  const content = await base64();
  const id = await blobId(Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)));
  if (there.has(id)) return id;
  const { sha } = await rest.write<{ sha: string }>('POST', '/git/blobs', { content, encoding: 'base64' });
  there.add(sha);
  return sha;
}
