import { gitStream } from './git.ts';
import type { Repository } from './repository.ts';

/** A file as a commit left it. */
interface Version {
  /** Path inside the repository. */
  path: string;
  /** In octal: a plain file is 100644 or 100755; 000000 where the commit took the file out. */
  mode: string;
  /** The blob's object id. */
  blob: string;
  /** That of what stood there before, in the commit's first parent; zeros where nothing did. */
  before: string;
}

export interface Commit {
  /** A merge comes once per parent that it differs from, or once in all: as the caller's options have it. */
  id: string;
  fields: string[];
  versions: Version[];
}

/**
 * Walks the history back, the newest commit first.
 * @param fields placeholders of git's pretty formats; their values cannot be mistaken for anything else
 * @param options what to walk, and paths after `--`
 * @param revisions where to start, and after a ^ what to leave out
 * @throws Error where git cannot read the history
 */
export async function* walk(
  { dir }: Repository,
  revisions: readonly string[],
  fields: readonly string[],
  options: readonly string[],
): AsyncGenerator<Commit, void> {
  const format = ['%H', ...fields].map((field) => `${field}%x00`).join('');
  const args = ['log', '--stdin', '--raw', '-z', '--no-abbrev', '--no-renames', `--format=%x00${format}`];
  let commit: Commit | undefined;
  let missing = 0;
  let raw: string | undefined;
  for await (const part of parts(gitStream(dir, [...args, ...options], { stdin: revisions.join('\n') }))) {
    if (commit !== undefined && missing > 0) {
      commit.fields.push(part);
      missing--;
    } else if (raw !== undefined) {
      commit?.versions.push(versionOf(raw, part));
      raw = undefined;
    } else if (/^\n?:/.test(part)) {
      raw = part.trimStart();
    } else if (/^[0-9a-f]+$/.test(part)) {
      if (commit !== undefined) yield commit;
      commit = { id: part, fields: [], versions: [] };
      missing = fields.length;
    }
  }
  if (commit !== undefined) yield commit;
}

/** As many colons as the commit has parents here, then a mode for each and its own, ids likewise, and a letter. */
function versionOf(raw: string, path: string): Version {
  const parents = raw.lastIndexOf(':') + 1;
  const words = raw.slice(parents).split(' ');
  return {
    path,
    mode: words[parents] ?? '',
    blob: words[2 * parents + 1] ?? '',
    before: words[parents + 1] ?? '',
  };
}

/** What stands between zero bytes. */
async function* parts(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const found = (rest + decoder.decode(chunk, { stream: true })).split('\0');
    rest = found.pop() ?? '';
    yield* found;
  }
}
