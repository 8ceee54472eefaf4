import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, gitOutput } from '../lib/git/git.ts';
import { bytesInHistory } from '../lib/git/history.ts';
import { sha256 } from '../lib/git/objects.ts';
import { findRepository } from '../lib/git/repository.ts';
import type { Repository } from '../lib/git/repository.ts';
import { entryCollections, recordCollections } from '../model/collections.ts';
import {
  differInLineEnds,
  isOwnText,
  isPngTakenForText,
  withUnixEnds,
  withWindowsEnds,
} from '../model/line-ends.ts';
import { ContentFolder } from './folder.ts';
import { writeAttributes } from './git-attributes.ts';
import { readLedger } from './ledger.ts';
import { digestsOnRecord } from './line-ends.ts';
import { readRelease } from './releases.ts';
import { replaceFile } from '../lib/files/replace-file.ts';

export interface MendedLineEnds {
  /** The .gitattributes that was written, from the top of the repository. */
  attributes: string | undefined;
  /** Files of the content whose line ends were corrected. */
  files: string[];
  /** Files whose damaged copy in git's index was replaced by the one on the disk. */
  staged: string[];
  /** Files that only a person can repair, and how. */
  left: { file: string; reason: string }[];
  /** Why git was not used, as a clause; absent if it was. */
  missing: string | undefined;
}

/** How to repair a media file: write these bytes to the disk, or stage the bytes of the disk in git's index. */
type Remedy = { file: string } & ({ bytes: Buffer; was: Buffer } | { stage: true } | { reason: string });

/**
 * Corrects line ends that a program has changed, and tells git to leave them alone. Only line ends are changed: if the
 * right bytes of a file differ from those on the disk in anything else, somebody has edited it, and it stays.
 */
export async function fixLineEnds({ contentDir }: { contentDir: string }): Promise<MendedLineEnds> {
  const found = await findRepository(contentDir);
  const repository = 'missing' in found ? undefined : found;
  const folder = new ContentFolder(contentDir);
  const texts = await ownTexts(folder);
  // With git's settings until now, which tell what it did to a file.
  const remedies = await mediaRemedies(folder, contentDir, repository);
  const done: MendedLineEnds = {
    attributes: repository && (await writeAttributes(repository)),
    files: [],
    staged: [],
    left: [],
    missing: 'missing' in found ? found.missing : undefined,
  };
  const write = async (file: string, was: Buffer, bytes: Buffer) => {
    const reason = await replaceFile(join(contentDir, file), was, bytes);
    if (reason === undefined) done.files.push(file);
    else done.left.push({ file, reason });
  };
  for (const file of texts) {
    const was = await readFile(join(contentDir, file)).catch(() => Buffer.alloc(0));
    const bytes = withUnixEnds(was);
    if (bytes !== was) await write(file, was, bytes);
  }
  for (const remedy of remedies) {
    if ('bytes' in remedy) await write(remedy.file, remedy.was, remedy.bytes);
    else if ('stage' in remedy) done.staged.push(remedy.file);
    else done.left.push(remedy);
  }
  if (repository !== undefined) {
    await add(contentDir, done.staged, ['--renormalize']);
    await add(contentDir, await knownToGit(contentDir, done.files));
  }
  return done;
}

/**
 * Files whose bytes are already the same in git. Git takes them for changed, because their size differs from the one it
 * noted at the checkout; adding them once more makes it compare, and changes nothing else.
 */
async function knownToGit(contentDir: string, files: readonly string[]): Promise<string[]> {
  const asked = ['diff', '--name-only', '-z', '--relative', '--no-ext-diff', '--no-textconv', '--', '.'];
  const listed = await git(contentDir, ['ls-files', '-z', '--', '.']);
  const changed = await git(contentDir, asked);
  if (listed.outcome !== 'done' || changed.outcome !== 'done') return [];
  const names = (output: Buffer) => new Set(output.toString().split('\0'));
  const [known, others] = [names(listed.stdout), names(changed.stdout)];
  return files.filter((file) => known.has(file) && !others.has(file));
}

async function add(
  contentDir: string,
  files: readonly string[],
  options: readonly string[] = [],
): Promise<void> {
  if (files.length === 0) return;
  const from = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  await gitOutput(contentDir, ['add', ...options, ...from], { stdin: files.join('\0') });
}

async function ownTexts(folder: ContentFolder): Promise<string[]> {
  const files = ['policy.yaml', 'site.yaml'];
  for (const name of [...entryCollections, ...recordCollections, 'approvals', 'releases'])
    files.push(...(await folder.list(name)).map((file) => `${name}/${file}`));
  return files.filter(isOwnText);
}

async function mediaRemedies(
  folder: ContentFolder,
  contentDir: string,
  repository: Repository | undefined,
): Promise<Remedy[]> {
  const releases = await readReleases(folder);
  const onRecord = digestsOnRecord(await readLedger(contentDir), releases);
  const index = repository === undefined ? new Map<string, Indexed>() : await indexOf(contentDir);
  const remedies: Remedy[] = [];
  for (const name of await folder.list('media')) {
    const file = `media/${name}`;
    const size = (await lstat(join(contentDir, file))).size;
    const known = onRecord.get(file) ?? new Set();
    const indexed = index.get(file);
    // Changed line ends change the size; files that agree with git and the records need no check.
    if (size > maxBytes || (known.size === 0 && indexed?.size === size && !/\.png$/i.test(name))) continue;
    const remedy = await remedyFor({ file, known, indexed, contentDir, repository });
    if (remedy !== undefined) remedies.push(remedy);
  }
  return remedies;
}

/** Tools do not treat larger files as text, and this code reads files whole. */
const maxBytes = 100 * 1024 * 1024;

async function remedyFor({
  file,
  known,
  indexed,
  contentDir,
  repository,
}: {
  file: string;
  known: ReadonlySet<string>;
  indexed: Indexed | undefined;
  contentDir: string;
  repository: Repository | undefined;
}): Promise<Remedy | undefined> {
  const was = await readFile(join(contentDir, file)).catch(() => undefined);
  if (was === undefined) return undefined;
  const inIndex =
    indexed === undefined || indexed.size === was.length ? undefined : await blob(contentDir, indexed.id);
  const isBentInIndex = inIndex !== undefined && differInLineEnds(inIndex, was);
  if (known.has(sha256(was))) return isBentInIndex ? { file, stage: true } : undefined;
  const bytes = await recordedBytes(was, file, known, repository);
  if (bytes !== undefined) return { file, was, bytes };
  const isDamaged = isPngTakenForText(was);
  if (isBentInIndex) {
    if (isDamaged !== isPngTakenForText(inIndex))
      return isDamaged ? { file, was, bytes: inIndex } : { file, stage: true };
    const made = await git(contentDir, ['cat-file', '--filters', `:./${file}`]);
    const isMadeByGit = made.outcome === 'done' && made.stdout.equals(was);
    if (!isMadeByGit) return { file, stage: true };
    if (!was.includes(0)) return { file, was, bytes: inIndex };
    return {
      file,
      reason: `git has it with other line ends. Open the file: if it is whole, run git add --renormalize -- ${file}; else put the original in its place.`,
    };
  }
  return isDamaged
    ? {
        file,
        reason:
          'a program took the picture for a text, and no whole copy of it is in git. Put the original in its place.',
      }
    : undefined;
}

/** The recorded bytes, if they differ from these only in line ends. */
async function recordedBytes(
  was: Buffer,
  file: string,
  known: ReadonlySet<string>,
  repository: Repository | undefined,
): Promise<Buffer | undefined> {
  const turned = [withUnixEnds(was), withWindowsEnds(was)].find((bytes) => known.has(sha256(bytes)));
  if (turned !== undefined || repository === undefined) return turned;
  for (const digest of known) {
    // A file with both kinds of line ends, like most pictures, cannot be restored without its original.
    const bytes = await bytesInHistory(repository, file, digest).catch(() => undefined);
    if (bytes !== undefined && differInLineEnds(bytes, was)) return bytes;
  }
  return undefined;
}

interface Indexed {
  id: string;
  size: number;
}

/** The media files in git's index, by path inside the content folder. */
async function indexOf(contentDir: string): Promise<Map<string, Indexed>> {
  const listed = await gitOutput(contentDir, ['ls-files', '-s', '-z', '--', 'media']);
  const entries = listed
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, id = '', file] = /^100\d+ ([0-9a-f]+) 0\t([^]+)$/.exec(line) ?? [];
      return file === undefined ? [] : [{ id, file }];
    });
  const format = '--batch-check=%(objectsize)';
  const stdin = entries.map(({ id }) => `${id}\n`).join('');
  const sizes = (await gitOutput(contentDir, ['cat-file', format], { stdin })).toString().split('\n');
  return new Map(entries.map(({ id, file }, index) => [file, { id, size: Number(sizes[index]) }]));
}

async function blob(contentDir: string, id: string): Promise<Buffer | undefined> {
  const read = await git(contentDir, ['cat-file', 'blob', id]);
  return read.outcome === 'done' ? read.stdout : undefined;
}

async function readReleases(folder: ContentFolder) {
  const names = await folder.list('releases');
  const read = await Promise.all(
    names.map(async (name) => {
      const bytes = await folder.bytes(`releases/${name}`, false);
      return bytes && readRelease(`releases/${name}`, bytes);
    }),
  );
  return read.filter((one) => one !== undefined).filter((one) => 'format' in one);
}
