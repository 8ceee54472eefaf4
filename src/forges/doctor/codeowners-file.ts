import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../lib/files/write-whole.ts';
import { findRepository } from '../../lib/git/repository.ts';
import type { Content } from '../../model/content.ts';
import type { Problem } from '../../model/problem.ts';
import { codeowners, writtenHere } from '../codeowners.ts';

/** The first place where GitHub looks. */
export const codeownersPath = '.github/CODEOWNERS';

/**
 * What the file should contain, and its path. @throws Error, worded for people, where there is no forge or no
 * repository
 */
async function expectedFile(content: Content, contentDir: string) {
  const { forge } = content.site;
  if (forge === undefined)
    throw new Error('site.yaml names no forge. Add forge: { kind: github, repository: owner/name } to it.');
  const found = await findRepository(contentDir);
  if ('missing' in found) throw new Error(`CODEOWNERS belongs to a repository, and ${found.missing}.`);
  const root = join(
    found.dir,
    ...(found.prefix === ''
      ? []
      : found.prefix
          .split('/')
          .filter(Boolean)
          .map(() => '..')),
  );
  return {
    file: join(root, codeownersPath),
    text: codeowners({ policy: content.policy, forge, prefix: found.prefix }),
  };
}

/**
 * Writes CODEOWNERS, but never over a file that somebody wrote by hand.
 * @returns the file, whether it changed, and lines with owners that are no longer in it
 * @throws Error, worded for people, where the file was written by hand
 */
export async function writeCodeowners(
  content: Content,
  contentDir: string,
): Promise<{ file: string; isNew: boolean; gone: string[] }> {
  const { file, text } = await expectedFile(content, contentDir);
  const before = await readIfThere(file);
  if (before === text) return { file, isNew: false, gone: [] };
  if (before !== undefined && isByHand(before)) {
    throw new Error(
      `${file} was written by hand, and is not written over. Say in policy.yaml (rules) and site.yaml (forge: maintainers) what it says, move it away, and run this again.`,
    );
  }
  await writeWhole(file, text);
  const now = new Set(text.split('\n'));
  const gone = (before ?? '').split(/\r?\n/).filter((line) => /^[^#\s]/.test(line) && !now.has(line));
  return { file, isNew: true, gone };
}

/** A file of blank lines names no owners, so it may be replaced. */
function isByHand(text: string): boolean {
  return text.trim() !== '' && !text.replace(/^\uFEFF/, '').startsWith(writtenHere);
}

/** @throws Error where the file exists but cannot be read: it may contain anything */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    if (!(await lstat(file)).isFile())
      throw new Error(`${file} is a link or a folder. Put a plain file in its place, or take it away.`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The problems of CODEOWNERS where a forge reads it; none where it is up to date. */
export async function checkCodeowners(content: Content, contentDir: string): Promise<Problem[]> {
  if (content.site.forge === undefined) return [];
  // No repository (for example, files from an archive), so nobody would read CODEOWNERS.
  if ('missing' in (await findRepository(contentDir))) return [];
  const { file, text } = await expectedFile(content, contentDir);
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current?.replaceAll('\r\n', '\n') === text) return [];
  const [line, found] = current === undefined ? [1, undefined] : firstDifference(current, text);
  return [
    {
      file: codeownersPath,
      line,
      column: 1,
      code: 'codeowners-out-of-date',
      message:
        current === undefined
          ? 'this file is missing, and GitHub asks nobody for a review'
          : `this file does not say what policy.yaml says${found === undefined || found === '' ? '' : `: it has “${found}”`}`,
      fix:
        current !== undefined && isByHand(current)
          ? 'It was written by hand: say in policy.yaml and site.yaml what it says, move it away, and run npm run approvals -- codeowners.'
          : 'Write it with npm run approvals -- codeowners, and commit it.',
    },
  ];
}

function firstDifference(there: string, text: string): [line: number, found: string | undefined] {
  const lines = there.split('\n');
  const wantedLines = text.split('\n');
  const at = lines.findIndex((one, index) => one !== wantedLines[index]);
  return at === -1 ? [lines.length, undefined] : [at + 1, lines[at]];
}
