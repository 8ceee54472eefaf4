import type { Commit } from '../git/commit.ts';
import type { FileChange } from '../git/compare.ts';
import type { ForgeRepository } from '../repository.ts';
import { commitEmail } from '../user.ts';
import type { User } from '../user.ts';
import { unsigned } from './git.ts';
import { apiUrl, webUrl } from './repository.ts';
import { nodeId, simpleUser } from './user.ts';

/** A commit with its author and committer, if an account has their address. */
export function commit(repository: ForgeRepository, given: Commit) {
  const { forge } = repository;
  const url = apiUrl(repository);
  const { sha, tree, message, parents } = given;
  const at = (id: string) => ({
    sha: id,
    url: `${url}/commits/${id}`,
    html_url: `${webUrl(repository)}/commit/${id}`,
  });
  const account = (email: string) => {
    const user = forge.users.find((one) => hasAddress(one, email));
    return user === undefined ? null : simpleUser(forge, user);
  };
  return {
    ...at(sha),
    node_id: nodeId('Commit', `${String(repository.id)}:${sha}`),
    commit: {
      author: given.author,
      committer: given.committer,
      message,
      tree: { sha: tree, url: `${url}/git/trees/${tree}` },
      url: `${url}/git/commits/${sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    comments_url: `${url}/commits/${sha}/comments`,
    author: account(given.author.email),
    committer: account(given.committer.email),
    parents: parents.map(at),
  };
}

/** An address with an account number belongs to that account, whatever its login is now. */
function hasAddress(user: User, email: string): boolean {
  if (user.isDeleted) return false;
  return email === commitEmail(user) || email.startsWith(`${String(user.id)}+`);
}

export function diffEntry(repository: ForgeRepository, head: string, change: FileChange) {
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  const { additions, deletions } = change;
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${webUrl(repository)}/blob/${head}/${path}`,
    raw_url: `${webUrl(repository)}/raw/${head}/${path}`,
    contents_url: `${apiUrl(repository)}/contents/${path}?ref=${head}`,
    ...(change.patch !== undefined && { patch: change.patch }),
    ...(change.from !== undefined && { previous_filename: change.from }),
  };
}

/** The total number of changes. */
export function totals(changes: readonly FileChange[]) {
  const sum = (of: (change: FileChange) => number) => changes.reduce((all, one) => all + of(one), 0);
  const [additions, deletions] = [sum((one) => one.additions), sum((one) => one.deletions)];
  return { additions, deletions };
}
