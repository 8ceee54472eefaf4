import type { Commit } from '../git/commit.ts';
import { objectType } from '../git/store.ts';
import type { TreeItem } from '../git/tree.ts';
import type { ForgeRepository } from '../repository.ts';
import { apiUrl, webUrl } from './repository.ts';
import { nodeId } from './user.ts';

/** The forge signs nothing and finds no signatures. */
export const unsigned = {
  verified: false,
  reason: 'unsigned',
  signature: null,
  payload: null,
  verified_at: null,
};

export async function gitRef(repository: ForgeRepository, ref: string, sha: string) {
  const type = (await objectType(repository.store, sha)) ?? 'commit';
  const url = apiUrl(repository);
  return {
    ref,
    node_id: nodeId('Ref', `${String(repository.id)}:${ref}`),
    url: `${url}/git/${ref}`,
    object: { sha, type, url: `${url}/git/${type}s/${sha}` },
  };
}

/** @param most a list longer than this is cut, and the answer says so */
export function gitTree(
  repository: ForgeRepository,
  sha: string,
  items: readonly TreeItem[],
  most = Number.POSITIVE_INFINITY,
) {
  const url = apiUrl(repository);
  return {
    sha,
    url: `${url}/git/trees/${sha}`,
    tree: items.slice(0, most).map((item) => ({
      path: item.path,
      mode: item.mode,
      type: item.type,
      sha: item.sha,
      ...(item.size !== undefined && { size: item.size }),
      ...(item.type !== 'commit' && { url: `${url}/git/${item.type}s/${item.sha}` }),
    })),
    truncated: items.length > most,
  };
}

export function blob(repository: ForgeRepository, sha: string, bytes: Buffer) {
  return {
    sha,
    node_id: nodeId('Blob', `${String(repository.id)}:${sha}`),
    size: bytes.length,
    url: `${apiUrl(repository)}/git/blobs/${sha}`,
    content: inLines(bytes),
    encoding: 'base64',
  };
}

/** Base64 in lines of sixty characters, as GitHub writes it. */
export function inLines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{1,60}/g, '$&\n');
}

export function gitCommit(repository: ForgeRepository, commit: Commit) {
  const url = apiUrl(repository);
  const at = (sha: string) => ({
    sha,
    url: `${url}/git/commits/${sha}`,
    html_url: `${webUrl(repository)}/commit/${sha}`,
  });
  return {
    ...at(commit.sha),
    node_id: nodeId('Commit', `${String(repository.id)}:${commit.sha}`),
    author: commit.author,
    committer: commit.committer,
    tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map(at),
    verification: unsigned,
  };
}
