import { createHash } from 'node:crypto';
import { git } from './git.ts';
import type { Repository } from './repository.ts';

/** A file larger than this is read neither by the gate nor by anybody at a screen. */
const blobMaxBytes = 64 * 1024 * 1024;

/** The object ids of all versions of a file in the history of what is checked out, the newest first. */
async function blobsOf(repository: Repository, file: string): Promise<string[]> {
  if (repository.head === undefined) return [];
  const log = await git(repository.dir, [
    'log',
    '--format=',
    '--raw',
    '-z',
    '-m',
    '--no-abbrev',
    '--no-renames',
    repository.head,
    '--',
    file,
  ]);
  const ids = [...log.stdout.toString().matchAll(/:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [A-Z]/g)];
  return [
    ...new Set(
      ids
        .filter(([, mode = '', id = '']) => mode.startsWith('100') && /[^0]/.test(id))
        .map(([, , id = '']) => id),
    ),
  ];
}

/** Reads blobs one after the other; those that are too large or missing are left out. */
async function readBlobs(repository: Repository, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const sizes = await git(repository.dir, ['cat-file', '--batch-check'], ids.join('\n'));
  const fitting = sizes.stdout
    .toString()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, type, size]) => type === 'blob' && Number(size) <= blobMaxBytes)
    .map(([id = '']) => id);
  const { stdout } = await git(repository.dir, ['cat-file', '--batch'], fitting.join('\n'));
  const blobs = new Map<string, Buffer>();
  for (let at = 0; at < stdout.length;) {
    const end = stdout.indexOf('\n', at);
    const [id = '', , size = '0'] = stdout.toString('latin1', at, end).split(' ');
    blobs.set(id, stdout.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return blobs;
}

/**
 * The newest version of a file, in the history of what is checked out, that has exactly these bytes.
 * @param file path inside the content folder
 * @param sha256 lower-case hex
 */
export async function bytesInHistory(
  repository: Repository,
  file: string,
  sha256: string,
): Promise<Buffer | undefined> {
  const blobs = await readBlobs(repository, await blobsOf(repository, file));
  return [...blobs.values()].find((bytes) => digestOf(bytes) === sha256);
}

/** The sha256 of every version of a file in the history of what is checked out. */
export async function versionsOf(repository: Repository, file: string): Promise<Set<string>> {
  const blobs = await readBlobs(repository, await blobsOf(repository, file));
  return new Set([...blobs.values()].map(digestOf));
}

/**
 * When files were last changed by a commit: ISO moments in UTC by path inside the content folder. What was never
 * committed is left out.
 */
export async function lastChanged(
  repository: Repository,
  files: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  if (repository.head === undefined || files.length === 0) return found;
  const wanted = new Set(files.map((file) => `${repository.prefix}${file}`));
  const { stdout } = await git(repository.dir, [
    'log',
    '--format=%x01%cI',
    '--name-only',
    '-z',
    '-m',
    '--no-renames',
    repository.head,
    '--',
    '.',
  ]);
  let at = '';
  for (const part of stdout.toString().split(/[\0\n]/)) {
    if (part.startsWith('\x01')) at = new Date(part.slice(1)).toISOString();
    else if (wanted.has(part)) {
      found.set(part.slice(repository.prefix.length), at);
      wanted.delete(part);
    }
    if (wanted.size === 0) break;
  }
  return found;
}

const personPattern = /<([a-z0-9]+(?:-[a-z0-9]+)*)@people\.invalid>/g;

/**
 * The people who committed changes to a file since a version that is known: authors and co-authors whose address is
 * `<id>@people.invalid`. No other address is looked at, so that none gets any further.
 * @param known sha256 of the versions at which to stop
 */
export async function authorsSince(
  repository: Repository,
  file: string,
  known: ReadonlySet<string>,
): Promise<string[]> {
  if (repository.head === undefined) return [];
  const { stdout } = await git(repository.dir, [
    'log',
    '--format=%x01%H%x02<%ae>%(trailers:key=Co-authored-by,valueonly)%x02',
    '--raw',
    '-m',
    '--no-abbrev',
    '--no-renames',
    repository.head,
    '--',
    file,
  ]);
  const commits = stdout
    .toString()
    .split('\x01')
    .slice(1)
    .map((text) => {
      const [, people = '', raw = ''] = text.split('\x02');
      return { people, blob: /:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(raw)?.[1] ?? '' };
    });
  const blobs = await readBlobs(
    repository,
    [...new Set(commits.map(({ blob }) => blob))].filter((id) => /[^0]/.test(id)),
  );
  const authors = new Set<string>();
  for (const { people, blob } of commits) {
    const bytes = blobs.get(blob);
    if (bytes !== undefined && known.has(digestOf(bytes))) break;
    for (const [, id = ''] of people.matchAll(personPattern)) authors.add(id);
  }
  return [...authors];
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
