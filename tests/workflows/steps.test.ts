import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';
import { put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { stepOf } from './lint.ts';

const run = promisify(execFile);
let folder = '';

beforeEach(async () => {
  folder = await writeFolder({ 'bin/.keep': '' });
});

afterEach(() => remove(folder));

const environment = (more: Record<string, string> = {}) => ({
  PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
  HOME: folder,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ann',
  GIT_AUTHOR_EMAIL: 'ann@people.invalid',
  GIT_COMMITTER_NAME: 'Ann',
  GIT_COMMITTER_EMAIL: 'ann@people.invalid',
  RUNNER_TEMP: folder,
  GITHUB_REPOSITORY: 'olga/site',
  GITHUB_OUTPUT: join(folder, 'output'),
  ...more,
});

/** Runs a step as a runner does. */
async function step(workflow: string, name: string, cwd: string, more: Record<string, string> = {}) {
  const text = await readFile(join(projectRoot, '.github/workflows', workflow), 'utf8');
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', stepOf(text, name)];
  return run('bash', args, { cwd, env: environment(more) }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );
}

async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd, env: environment() });
  return stdout.trim();
}

/** A program with this name that records its arguments. */
async function stub(name: string, script: string): Promise<void> {
  const file = join(folder, 'bin', name);
  await writeFile(file, `#!/bin/sh\necho "${name} $*" >> ${join(folder, 'calls')}\n${script}\n`);
  await chmod(file, 0o755);
}

const calls = async () => (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');

/** A repository on another machine, and a clone of it. */
async function clone(files: Record<string, string>): Promise<string> {
  await run('git', ['init', '-q', '--bare', '-b', 'main', join(folder, 'origin.git')], {
    env: environment(),
  });
  await git(folder, 'clone', '-q', join(folder, 'origin.git'), 'clone');
  const at = join(folder, 'clone');
  for (const [path, text] of Object.entries(files)) await put(at, path, text);
  await git(at, 'checkout', '-q', '-B', 'main');
  await git(at, 'add', '.');
  await git(at, 'commit', '-qm', 'First');
  await git(at, 'push', '-q', 'origin', 'main');
  return at;
}

test('a change is checked and its records are verified with the site’s own program', async () => {
  const content = Object.fromEntries(
    Object.entries(tinySite).map(([path, text]) => [`content/${path}`, text] as const),
  );
  const at = await clone(content);
  await symlink(at, join(folder, 'change'));
  // Not `program` itself: npm looks for its package at the target of a link.
  const program = join(folder, 'program');
  await mkdir(program);
  for (const name of ['package.json', 'scripts', 'src', 'node_modules'])
    await symlink(join(projectRoot, name), join(program, name));
  const env = { CONTENT_DIR: join(folder, 'change/content'), CACHE_DIR: join(folder, 'cache') };
  const base = await git(at, 'rev-parse', 'HEAD');
  expect(await step('check.yml', 'Check', program, env)).toMatchObject({ code: 0 });
  expect(await step('check.yml', 'Verify the records', program, { ...env, BASE: base })).toMatchObject({
    code: 0,
    said: expect.stringContaining('all in order') as string,
  });
  await put(at, 'content/posts/en/bad.mdx', '---\ntitle: Bad\n---\n<script>alert(1)</script>\n');
  const refused = await step('check.yml', 'Check', program, env);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('posts/en/bad.mdx');
});

test('the reviews of each merged pull request are recorded, and a failure stops the rest', async () => {
  await stub('gh', 'printf "12\\n15\\n"');
  await stub('npm', '');
  expect(await step('publish.yml', 'Ingest', folder)).toMatchObject({ code: 0 });
  const [list, ...ingested] = await calls();
  expect(list).toMatch(/^gh pr list --state merged --search merged:>=\d{4}-\d\d-\d\d /);
  expect(ingested).toEqual([12, 15].map((n) => `npm run --silent approvals -- ingest --pr ${String(n)}`));
  await stub('npm', 'exit 1');
  expect((await step('publish.yml', 'Ingest', folder)).code).toBe(1);
  await stub('gh', 'exit 4');
  expect((await step('publish.yml', 'Ingest', folder)).code).not.toBe(0);
});

test('records are added on top of what others merged in the meantime; without records nothing is pushed', async () => {
  const at = await clone({ 'content/approvals/.keep': '' });
  const first = await git(at, 'rev-parse', 'HEAD');
  await stub('gh', '');
  expect(await step('publish.yml', 'Commit the records', at, { TOKEN: 'x' })).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'output'), 'utf8')).toBe(`commit=${first}\n`);
  await git(folder, 'clone', '-q', join(folder, 'origin.git'), 'other');
  await put(join(folder, 'other'), 'elsewhere.txt', 'x\n');
  await git(join(folder, 'other'), 'add', '.');
  await git(join(folder, 'other'), 'commit', '-qm', 'Elsewhere');
  await git(join(folder, 'other'), 'push', '-q', 'origin', 'HEAD:main');
  await put(at, 'content/approvals/posts/a.json', '{}\n');
  await put(at, 'stray.txt', 'x\n');
  expect(await step('publish.yml', 'Commit the records', at, { TOKEN: 'x' })).toMatchObject({ code: 0 });
  const log = await git(join(folder, 'origin.git'), 'log', '--format=%s', 'main');
  expect(log.split('\n')).toEqual(['Put reviews on record [skip ci]', 'Elsewhere', 'First']);
  const files = await git(join(folder, 'origin.git'), 'ls-tree', '-r', '--name-only', 'main');
  expect(files.split('\n')).toEqual([
    'content/approvals/.keep',
    'content/approvals/posts/a.json',
    'elsewhere.txt',
  ]);
  const head = await git(at, 'rev-parse', 'HEAD');
  expect(await readFile(join(folder, 'output'), 'utf8')).toContain(head);
  // Protected branches refuse a commit whose required check has not passed.
  expect(await calls()).toEqual([
    expect.stringContaining(`repos/olga/site/statuses/${head} -f state=success`),
  ]);
  expect(await git(join(folder, 'origin.git'), 'branch', '--format=%(refname:short)')).toBe('main');
});

test('a push that the protection refuses explains what is missing', async () => {
  const at = await clone({ 'content/approvals/.keep': '' });
  const hook = join(folder, 'origin.git/hooks/pre-receive');
  await writeFile(hook, '#!/bin/sh\ngrep -q refs/heads/main && exit 1\nexit 0\n');
  await stub('gh', '');
  await chmod(hook, 0o755);
  await put(at, 'content/approvals/posts/a.json', '{}\n');
  const { code, said } = await step('publish.yml', 'Commit the records', at, { TOKEN: 'x' });
  expect(code).toBe(1);
  expect(said).toContain('RECORDS_TOKEN is needed');
});

test('every open pull request lists the missing people; a failure does not stop the others', async () => {
  await stub('gh', 'printf "3\\n4\\n"');
  await stub('npm', 'case "$*" in *3) exit 1;; esac');
  expect((await step('approvals.yml', 'Comment', folder)).code).toBe(1);
  expect((await calls()).slice(1)).toEqual(
    [3, 4].map((n) => `npm run --silent approvals -- comment --pr ${String(n)}`),
  );
});

test('the records of a month, or all of a younger site, are compared with the forge', async () => {
  const at = await clone({ 'content/approvals/.keep': '' });
  await stub('npm', '');
  expect(await step('publish.yml', 'Recheck', at)).toMatchObject({ code: 0 });
  expect((await calls()).at(-1)).toBe('npm run approvals -- recheck');
  const env = environment({ GIT_COMMITTER_DATE: '2020-01-01T00:00:00Z' });
  await run('git', ['commit', '-q', '--amend', '--no-edit'], { cwd: at, env });
  expect(await step('publish.yml', 'Recheck', at)).toMatchObject({ code: 0 });
  expect((await calls()).at(-1)).toBe(
    `npm run approvals -- recheck --base ${await git(at, 'rev-parse', 'HEAD')}`,
  );
});
