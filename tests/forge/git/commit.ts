import { gitOutput } from '../../../src/lib/git/git.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';
import { iso } from '../clock.ts';
import { writeObject } from './write.ts';

/** The author or committer of a commit, and the time in UTC to the second. */
export interface Signed {
  name: string;
  email: string;
  date: string;
}

export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: Signed;
  committer: Signed;
  message: string;
}

const fields = ['%H', '%T', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'];

/**
 * Commits in the order of `git log`.
 * @param args the range, and paths after `--`
 */
export async function logged({ dir }: Repository, args: readonly string[]): Promise<Commit[]> {
  const format = `--format=tformat:${fields.map((field) => `${field}%x00`).join('')}`;
  const parts = (await gitOutput(dir, ['log', format, ...args])).toString().split('\0');
  const found: Commit[] = [];
  for (let at = 0; at + fields.length < parts.length + 1; at += fields.length) {
    const [
      sha = '',
      tree = '',
      parents = '',
      an = '',
      ae = '',
      ad = '',
      cn = '',
      ce = '',
      cd = '',
      body = '',
    ] = parts.slice(at, at + fields.length);
    if (sha.trim() === '') break;
    found.push({
      sha: sha.trim(),
      tree,
      parents: parents.split(' ').filter(Boolean),
      author: { name: an, email: ae, date: atSecond(ad) },
      committer: { name: cn, email: ce, date: atSecond(cd) },
      message: body.replace(/\n+$/, ''),
    });
  }
  return found;
}

/** @throws Error if there is no such commit */
export async function commitOf(repository: Repository, sha: string): Promise<Commit> {
  const read = /^[0-9a-f]{40}$|^refs\/heads\/[\w/-]+$/.test(sha)
    ? await repository.objects?.read(sha)
    : undefined;
  const plain = read?.type === 'commit' ? plainCommit(read.id, read.bytes.toString()) : undefined;
  if (plain !== undefined) return plain;
  const [commit] = await logged(repository, ['-1', sha, '--']);
  if (commit === undefined) throw new Error(`no commit ${sha}`);
  return commit;
}

/** A commit as git stores it; undefined if its message has another encoding, or it is signed. */
function plainCommit(sha: string, text: string): Commit | undefined {
  const signed = '(.*) <(.*)> (-?\\d+) [+-]\\d{4}';
  const form = new RegExp(
    `^tree (.+)\\n((?:parent .+\\n)*)author ${signed}\\ncommitter ${signed}\\n\\n([^]*)$`,
  );
  const found = form.exec(text);
  if (found === null) return undefined;
  const [, tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] =
    found;
  return {
    sha,
    tree,
    parents: [...parents.matchAll(/^parent (.+)$/gm)].map(([, id = '']) => id),
    author: { name: an, email: ae, date: atSecond(ad) },
    committer: { name: cn, email: ce, date: atSecond(cd) },
    message: message.replace(/\n+$/, ''),
  };
}

/** Writes a commit with the given people and times. @returns its id */
export async function createCommit(
  store: Repository,
  { tree, parents, author, committer, message }: Omit<Commit, 'sha'>,
): Promise<string> {
  const lines = [
    `tree ${tree}`,
    ...[...new Set(parents)].map((id) => `parent ${id}`),
    `author ${signed(author)}`,
    `committer ${signed(committer)}`,
  ];
  return writeObject(store, 'commit', Buffer.from(`${lines.join('\n')}\n\n${message}`));
}

function signed({ name, email, date }: Signed): string {
  return `${plain(name)} <${plain(email)}> ${String(Math.floor(Date.parse(date) / 1000))} +0000`;
}

/** As git writes a name: without brackets and line ends, and without signs at its ends that belong to no name. */
function plain(text: string): string {
  return text.replace(/[<>\n]/g, '').replace(/^[\s.,:;"\\']+|[\s.,:;"\\']+$/g, '');
}

function atSecond(count: string): string {
  return iso(new Date(Number(count) * 1000));
}
