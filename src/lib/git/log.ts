import { gitStream } from './git.ts';
import type { Repository } from './repository.ts';

/** A file as one commit left it. */
interface Version {
  /** Path inside the repository. */
  path: string;
  /** Octal: a plain file is 100644 or 100755; 000000 where the commit deleted the file. */
  mode: string;
  /** The blob's object id. */
  blob: string;
  /** The blob in the commit's first parent; zeros where there was no file. */
  before: string;
}

export interface Commit {
  /** A merge is listed once for each parent that it differs from, or once only, depending on the caller's options. */
  id: string;
  fields: string[];
  versions: Version[];
}

/**
 * Walks the history backwards, the newest commit first.
 * @param fields placeholders of git's pretty formats; values are separated by NUL, so they cannot be confused
 * @param options what to walk, and paths after `--`
 * @param revisions where to start; with ^ in front, what to leave out
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

/**
 * `--raw` format: one colon per parent, then the modes (parents first, own last), the ids likewise, and a status
 * letter.
 */
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

/** Splits a stream at NUL bytes. */
async function* parts(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const found = (rest + decoder.decode(chunk, { stream: true })).split('\0');
    rest = found.pop() ?? '';
    yield* found;
  }
}
