import { execFileSync } from 'node:child_process';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bytesAt, changesSince } from '../../../src/lib/git/changes.ts';
import { authorsSince, bytesInHistory, lastChanged, versionsOf } from '../../../src/lib/git/history.ts';
import { findRepository } from '../../../src/lib/git/repository.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';
import { put } from '../../fixtures/folder.ts';
import { Repo, sha256 } from './repo.ts';

const file = 'approvals/a.json';

let repo: Repo;
let program: string;
let trace: string;
beforeEach(async () => {
  repo = await Repo.make();
  [program, trace] = [join(repo.folder, 'program'), join(repo.folder, 'trace')];
  await writeFile(program, `#!/bin/sh\necho "$@" >> '${trace}'\nexit 1\n`);
  await chmod(program, 0o755);
});
afterEach(() => repo.remove());

/** The programs that were run. */
const ran = () => readFile(trace, 'utf8').catch(() => '');
const reset = () => rm(trace, { force: true });

/** Every question that we ask git. */
async function askEverything(dir: string): Promise<unknown[]> {
  const repository = (await findRepository(dir)) as Repository;
  const base = repository.head ?? '';
  const settled = await Promise.allSettled([
    changesSince(repository, base, 'approvals'),
    bytesAt(repository, base, file),
    versionsOf(repository, file),
    bytesInHistory(repository, file, sha256('one\n')),
    lastChanged(repository, [file]),
    authorsSince(repository, file, new Set([sha256('one\n')])),
  ]);
  return settled.map((one): unknown => (one.status === 'fulfilled' ? one.value : one.reason));
}

/** A commit with a signature, which git verifies with a program if its settings say so. */
async function signCommit(): Promise<void> {
  const [head = '', ...message] = repo.git('cat-file', 'commit', 'HEAD').split('\n\n');
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----';
  await put(repo.folder, 'signed', `${head}\n${signature}\n\n${message.join('\n\n')}\n`);
  repo.git('update-ref', 'HEAD', repo.git('hash-object', '-t', 'commit', '-w', '../signed'));
}

test('no program that the repository names is run', async () => {
  await repo.put('.gitattributes', '* filter=evil diff=evil merge=evil text=auto\n');
  await repo.change(file, 'one\n');
  await repo.change(file, 'two\n');
  await signCommit();
  for (const name of [
    'core.fsmonitor',
    'core.editor',
    'core.pager',
    'pager.log',
    'core.sshCommand',
    'core.gitProxy',
    'core.askPass',
    'core.alternateRefsCommand',
    'diff.external',
    'diff.evil.command',
    'diff.evil.textconv',
    'merge.evil.driver',
    'filter.evil.clean',
    'filter.evil.smudge',
    'filter.evil.process',
    'gpg.program',
    'gpg.ssh.program',
    'credential.helper',
    'trailer.x.command',
    'trailer.x.cmd',
    'alias.log',
    'uploadpack.packObjectsHook',
  ])
    repo.git('config', name, program);
  repo.git('config', 'filter.evil.required', 'true');
  repo.git('config', 'log.showSignature', 'true');
  repo.git('config', 'core.hooksPath', join(repo.root, 'hooks'));
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout', 'reference-transaction'])
    for (const folder of ['hooks', '.git/hooks']) {
      await put(repo.root, `${folder}/${hook}`, await readFile(program));
      await chmod(join(repo.root, folder, hook), 0o755);
    }
  await repo.put(file, 'six\n');
  // The trap works: git itself, used normally, runs several of these.
  for (const args of [['status'], ['log', '-1'], ['diff']]) {
    await reset();
    try {
      repo.git(...args);
    } catch {
      // The program fails, and git with it.
    }
    expect(await ran(), args.join(' ')).not.toBe('');
  }
  await reset();
  const answers = await askEverything(repo.dir);
  expect(await ran()).toBe('');
  expect(answers).toEqual([
    [{ file, change: 'changed' }],
    Buffer.from('two\n'),
    new Set([sha256('two\n'), sha256('one\n')]),
    Buffer.from('one\n'),
    new Map([[file, repo.momentOf('HEAD')]]),
    ['ann'],
  ]);
});

test('missing objects of a partial clone are not fetched by any configured program', async () => {
  await repo.change(file, 'one\n');
  await repo.change(file, 'two\n');
  repo.git('config', 'uploadpack.allowFilter', 'true');
  const clone = join(repo.folder, 'partial');
  repo.git('clone', '-q', '--filter=blob:none', `file://${repo.root}`, clone);
  const config = (...args: string[]) => execFileSync('git', ['-C', clone, 'config', ...args]);
  config('remote.origin.uploadpack', program);
  config('protocol.allow', 'always');
  const [changes, bytes, versions, old, changed, authors] = await askEverything(join(clone, 'content'));
  expect(await ran()).toBe('');
  expect(changes).toEqual([]);
  expect(bytes).toEqual(Buffer.from('two\n'));
  expect((changed as Map<string, string>).size).toBe(1);
  // An unreadable answer must not mean "no": people could then approve their own texts.
  for (const error of [versions, old, authors]) expect(String(error)).toMatch(/git cat-file failed.*fetch/);
});

test('a folder inside the content that looks like a repository is not used', async () => {
  await repo.put('site.yaml', 'x\n');
  execFileSync('git', ['init', '-q', '--bare', repo.dir]);
  const config = `[core]\n\tbare = false\n\tworktree = ${repo.dir}\n\tfsmonitor = ${program}\n`;
  await repo.put('config', config);
  const found = await findRepository(repo.dir);
  expect(await ran()).toBe('');
  expect(found).toMatchObject({ missing: expect.stringMatching(/cannot use bare repository/) as string });
});

test('nothing is written, not even the index', async () => {
  await repo.change(file, 'one\n');
  await repo.change(file, 'two\n');
  await repo.put(file, 'two\n');
  const list = () =>
    execFileSync('find', ['.', '-type', 'f', '-printf', '%p %T@ %s\n'], { cwd: repo.root }).toString();
  const before = list();
  await askEverything(repo.dir);
  expect(list()).toBe(before);
});
