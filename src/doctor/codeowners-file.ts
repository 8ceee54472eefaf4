import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findRepository } from '../git/repository.ts';
import type { Content } from '../model/content.ts';
import type { Problem } from '../model/problem.ts';
import { codeowners } from '../forges/codeowners.ts';

/** Where GitHub looks first. */
export const codeownersPath = '.github/CODEOWNERS';

/** What the file should say, and where it lies. @throws Error in words where there is nothing to write it for */
async function wanted(content: Content, contentDir: string) {
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

/** Writes CODEOWNERS. @returns the file, and whether it was another before */
export async function writeCodeowners(
  content: Content,
  contentDir: string,
): Promise<{ file: string; isNew: boolean }> {
  const { file, text } = await wanted(content, contentDir);
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === text) return { file, isNew: false };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return { file, isNew: true };
}

/** What `check` says of CODEOWNERS where a forge reads it: nothing where it is in date. */
export async function checkCodeowners(content: Content, contentDir: string): Promise<Problem[]> {
  if (content.site.forge === undefined) return [];
  // Unpacked from an archive, or not yet under git: there is nobody who would read it.
  if ('missing' in (await findRepository(contentDir))) return [];
  const { file, text } = await wanted(content, contentDir);
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there?.replaceAll('\r\n', '\n') === text) return [];
  const [line, found] = there === undefined ? [1, undefined] : firstDifference(there, text);
  return [
    {
      file: codeownersPath,
      line,
      column: 1,
      code: 'codeowners-out-of-date',
      message:
        there === undefined
          ? 'this file is missing, and GitHub asks nobody for a review'
          : `this file does not say what policy.yaml says${found === undefined || found === '' ? '' : `: it has “${found}”`}`,
      fix: 'Write it with npm run approvals -- codeowners, and commit it.',
    },
  ];
}

function firstDifference(there: string, text: string): [line: number, found: string | undefined] {
  const lines = there.split('\n');
  const wantedLines = text.split('\n');
  const at = lines.findIndex((one, index) => one !== wantedLines[index]);
  return at === -1 ? [lines.length, undefined] : [at + 1, lines[at]];
}
