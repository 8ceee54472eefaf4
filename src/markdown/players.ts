import type { Chunk } from './body.ts';
import { remoteVideo } from './video-hosts.ts';

/** Origins of the players that the films of a body play in, each once. Films of the site itself need none. */
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
