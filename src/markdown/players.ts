import type { Chunk } from './body.ts';
import { remoteVideo } from './video-hosts.ts';

/** Origins of the video players that a body needs, each once. Films on the site itself need none. */
export function playersIn(chunks: readonly Chunk[]): string[] {
  const found = chunks.flatMap((chunk): string[] => {
    if (!('children' in chunk)) return [];
    const remote =
      chunk.type === 'component' && chunk.name === 'Video'
        ? remoteVideo(chunk.props['src'] ?? '')
        : undefined;
    return [...(remote === undefined ? [] : [new URL(remote.player).origin]), ...playersIn(chunk.children)];
  });
  return [...new Set(found)].toSorted();
}
