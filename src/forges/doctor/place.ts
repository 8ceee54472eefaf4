import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { attributeLines, attributesPlace, unprotected } from '../../content/git-attributes.ts';
import { git } from '../../lib/git/git.ts';
import { findRepository } from '../../lib/git/repository.ts';
import type { Repository } from '../../lib/git/repository.ts';
import type { SiteForge } from '../../model/forge.ts';
import { forgeHome } from '../../model/forge.ts';
import { isOwnText, lineEndsCommand } from '../../model/line-ends.ts';
import { Findings } from './finding.ts';
import type { Finding } from './finding.ts';

/** Node as Astro requires, and a git that can merge without a work tree. */
const minNode = [22, 12] as const;
const minGit = [2, 38] as const;

/** Formats of access tokens and private keys, with their real length, so that examples do not match. */
const secrets = [
  'gh[pousr]_[A-Za-z0-9]{36}',
  'github_pat_[A-Za-z0-9_]{80}',
  'glpat-[A-Za-z0-9_-]{20}',
  'A(KIA|SIA)[0-9A-Z]{16}',
  '-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----',
].join('|');

/** Programs, repository, line endings, secrets: everything that can be checked on this machine. */
export async function lookAtPlace(contentDir: string, forge: SiteForge | undefined): Promise<Finding[]> {
  const found = new Findings(1);
  const node = process.versions.node;
  found.hold(
    isAtLeast(node, minNode),
    `Node ${node} runs this.`,
    `Node ${node} is too old.`,
    'Run npm ci: a Node that is new enough comes with it, and npm runs it.',
  );
  const version = await git(contentDir, ['version']);
  const said = version.outcome === 'done' ? version.stdout.toString().trim() : '';
  const number = /\d+(?:\.\d+)+/.exec(said)?.[0] ?? '';
  found.hold(
    isAtLeast(number, minGit),
    `git ${number} is new enough.`,
    said === '' ? 'git is not installed.' : `git ${number} is too old: it cannot merge without a work tree.`,
    `Install git ${minGit.join('.')} or later.`,
  );
  const repository = await findRepository(contentDir);
  if ('missing' in repository) {
    found.missing(
      `Content and records are under no version control: ${repository.missing}.`,
      'Run git init, and commit.',
    );
    return found.list;
  }
  const root = join(
    contentDir,
    ...repository.prefix
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
  );
  await lookAtRemote(root, forge, found);
  await lookAtLineEnds(repository, found);
  await lookForSecrets(root, found);
  return found.list;
}

async function lookAtRemote(root: string, forge: SiteForge | undefined, found: Findings): Promise<void> {
  if (forge === undefined) return;
  const listed = await git(root, ['remote', '-v']);
  const remotes = listed.outcome === 'done' ? listed.stdout.toString() : '';
  const taken = new Set(remotes.split('\n').map((line) => line.split('\t')[0]));
  // Keeps an existing remote that has the usual name.
  const name = ['origin', 'forge', 'site'].find((one) => !taken.has(one)) ?? 'colophon';
  const wanted = `[/:]${RegExp.escape(forge.repository)}(?:\\.git)?/?\\s`;
  found.hold(
    new RegExp(wanted, 'i').test(remotes),
    `The repository knows ${forge.repository}.`,
    `The repository does not know ${forge.repository}, which site.yaml names.`,
    `git remote add ${name} ${forgeHome(forge)}/${forge.repository}.git && git push -u ${name} ${forge.branch}`,
  );
}

/** An approval covers exact bytes, so a tool that rewrites line endings invalidates it. */
async function lookAtLineEnds(repository: Repository, found: Findings): Promise<void> {
  const [bare] = await unprotected(repository);
  const { name, prefix } = await attributesPlace(repository);
  const lines = attributeLines(prefix).map((line) => `\`${line}\``);
  found.hold(
    bare === undefined,
    '.gitattributes keeps git from changing a byte of texts and media.',
    `.gitattributes does not keep git from changing bytes, as of ${bare ?? ''}: approvals are lost by a checkout on Windows, and pictures can be destroyed.`,
    `Run ${lineEndsCommand}. It adds these lines at the end of ${name}, in this order: ${lines.join(', ')}.`,
  );
  const wrong = await filesWithWrongLineEnds(repository);
  if (wrong.length > 0)
    found.missing(
      `These have the wrong line ends: ${some(wrong)}.`,
      `Run ${lineEndsCommand}, and commit what git then shows as changed. It mends line ends alone.`,
    );
}

/**
 * Texts with Windows line endings, on disk or in git; and media whose line endings differ between git and the disk.
 */
async function filesWithWrongLineEnds({ dir }: Repository): Promise<string[]> {
  const listed = await git(dir, ['ls-files', '--eol', '-z', '--', '.']);
  if (listed.outcome !== 'done') return [];
  return listed.stdout
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, index = '', disk = '', file = ''] = /^i\/(\S*) +w\/(\S*) +[^\t]*\t([^]+)$/.exec(line) ?? [];
      const isWrong = isOwnText(file)
        ? [index, disk].some((ends) => ends === 'crlf' || ends === 'mixed')
        : file.startsWith('media/') && index !== disk && [index, disk].every((ends) => /lf|mixed/.test(ends));
      return isWrong ? [file] : [];
    });
}

async function lookForSecrets(root: string, found: Findings): Promise<void> {
  const grep = await git(root, ['grep', '-I', '-l', '-z', '--cached', '-E', '-e', secrets]);
  const listed = await git(root, [
    'ls-files',
    '-z',
    '--',
    '.env',
    '*/.env',
    '.env.*',
    '*/.env.*',
    '*.pem',
    '*.p12',
  ]);
  const files = [grep, listed].flatMap((one) =>
    one.outcome === 'done' ? one.stdout.toString().split('\0').filter(Boolean) : [],
  );
  // Keys of tests give no access.
  const real = [...new Set(files)].filter((file) => !/(?:^|\/)(?:tests?|fixtures)\//.test(file));
  found.hold(
    real.length === 0,
    'No token and no key is in the repository, as far as its files go.',
    `These look as if they held a secret: ${some(real)}.`,
    'Take it back where it was given out first, for whoever has a clone has it; then take it out of the file.',
  );
}

/** Which of our workflows exist, and what is missing without the others. */
export async function lookAtWorkflows(contentDir: string): Promise<Finding[]> {
  const found = new Findings(7);
  const repository = await findRepository(contentDir);
  if ('missing' in repository) return [];
  const root = join(
    contentDir,
    ...repository.prefix
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
  );
  const existing = await readdir(join(root, '.github/workflows')).catch((): string[] => []);
  const wanted = {
    'check.yml': 'nobody checks the content of pull requests',
    'review-submitted.yml': 'a submitted review starts nothing',
    'approvals.yml': 'nobody says in pull requests whose approval is missing',
    'publish.yml': 'reviews are not put on record, and nothing is published',
  };
  for (const [name, lack] of Object.entries(wanted)) {
    found.hold(
      existing.includes(name),
      `.github/workflows/${name} is there.`,
      `.github/workflows/${name} is missing: ${lack}.`,
      `Copy it from Colophon's own .github/workflows.`,
    );
  }
  return found.list;
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

export function some(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5 ? `${shown} and ${String(names.length - 5)} more` : shown;
}
