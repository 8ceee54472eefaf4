import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { examine } from '../../src/forges/doctor/doctor.ts';
import { lineEndsCommand } from '../../src/model/line-ends.ts';
import { decideOnFile } from '../../src/content/records/decide-on-file.ts';
import { reportWaiting } from '../../src/content/records/report.ts';
import { verify } from '../../src/content/records/verify.ts';
import { runScript } from '../build/run.ts';
import { post, put, readFolder, tinySite } from '../fixtures/folder.ts';
import { Repo } from '../lib/git/repo.ts';
import { policyYaml } from './records/gated.ts';

const now = new Date('2026-06-01T12:00:00Z');
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2">\n<title>A</title>\n<path d="M0 0h2v2z"/>\n</svg>\n';
const files: Record<string, string | Buffer> = {
  ...tinySite,
  'people/lea.yaml': 'name: Léa\nrole: Reads\n',
  'people/lou.yaml': 'name: Lou\nrole: Reads\n',
  'policy.yaml': policyYaml,
  'media/drawing.svg': drawing,
  'media/table.csv': 'a,b\r\nc,d\r\n',
  'media/notes.txt': 'one\r\ntwo\nthree\n',
  'posts/en/a.mdx': post(
    'A',
    '',
    '![A drawing](/media/drawing.svg)\n\n![A picture](/media/boat.png)\n\n<Download file="/media/table.csv" />\n\n<Download file="/media/notes.txt" />\n',
  ),
};

// Each test starts git many times.
vi.setConfig({ testTimeout: 60_000 });

let repo: Repo;
let clones = 0;
beforeEach(async () => {
  const boat = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  files['media/boat.png'] = boat;
});
afterEach(() => repo.remove());

/** A repository with one approved post, committed byte for byte. */
async function origin(prefix: string): Promise<void> {
  repo = await Repo.make({ prefix });
  repo.git('config', 'core.autocrlf', 'false');
  for (const [name, bytes] of Object.entries(files)) await repo.put(name, bytes);
  await decideOnFile(
    { path: 'posts/en/a.mdx', desk: 'legal', person: 'lea', decision: 'approve' },
    { contentDir: repo.dir, cacheDir: join(repo.folder, 'cache') },
    now,
  );
  repo.commit();
}

interface Clone {
  root: string;
  dir: string;
  git: (...args: string[]) => string;
}

function cloneOf(...settings: string[]): Clone {
  const root = join(repo.folder, `clone-${String(clones++)}`);
  repo.git('clone', '-q', ...settings.flatMap((one) => ['-c', one]), repo.root, root);
  return {
    root,
    dir: join(root, repo.prefix.replace(/\/$/, '')),
    git: (...args) => repo.git('-C', root, ...args),
  };
}

const folders = (dir: string) => ({ contentDir: dir, cacheDir: join(repo.folder, 'cache') });
const check = (dir: string) => readContent({ ...folders(dir), now });
const problemsOf = async (dir: string) => {
  const { errors, warnings } = await check(dir);
  return [...errors, ...warnings].map(({ code }) => code);
};
const approved = async (dir: string) => (await check(dir)).current.map(({ verdict }) => verdict?.approved);

/** Does what a message says: runs the command that it names. */
async function follow(sentence: string, dir: string): Promise<string> {
  const command = /npm run [a-z]+ -- --[a-z-]+/.exec(sentence)?.[0];
  expect(command).toBe(lineEndsCommand);
  const [, , script = '', , ...args] = command?.split(' ') ?? [];
  const { output } = await runScript(
    script,
    { CONTENT_DIR: dir, CACHE_DIR: join(repo.folder, 'cache'), BUILD_TIME: now.toISOString() },
    { args },
  );
  return output;
}

/** The content files that now differ from what was committed. */
async function changed(dir: string): Promise<string[]> {
  const there = await readFolder(dir);
  return Object.entries(files)
    .filter(([name, bytes]) => !there.get(name)?.equals(Buffer.from(bytes)))
    .map(([name]) => name);
}

describe.each(['', 'content/'])('content at "%s" of the repository, checked out with CRLF', (prefix) => {
  test('check and verify report it once, and the command restores every byte', async () => {
    await origin(prefix);
    const { dir, git } = cloneOf('core.autocrlf=true');
    expect(await changed(dir)).toContain('policy.yaml');
    const { errors, warnings } = await check(dir);
    expect([...errors, ...warnings].map(({ code }) => code)).toEqual(['line-ends']);
    expect((await verify(folders(dir), now)).problems.map(({ fix }) => fix)).toEqual([errors[0]?.fix]);
    expect(errors[0]?.message).toMatch(/^\d+ files have the wrong line ends/);
    await follow(errors[0]?.fix ?? '', dir);
    expect(await problemsOf(dir)).toEqual([]);
    expect(await changed(dir)).toEqual([]);
    expect(await approved(dir)).toEqual([true]);
    expect((await verify(folders(dir), now)).problems).toEqual([]);
    // Git has only the new file to commit, and a commit of everything keeps the bytes for others too.
    expect(git('status', '--short')).toBe('?? .gitattributes');
    git('add', '-A');
    git('commit', '-qm', 'Keep line ends');
    const next = join(repo.folder, 'next');
    repo.git(
      'clone',
      '-q',
      '-c',
      'core.autocrlf=true',
      join(
        dir,
        ...prefix
          .split('/')
          .filter(Boolean)
          .map(() => '..'),
      ),
      next,
    );
    expect(await changed(join(next, prefix, '.'))).toEqual([]);
    expect(await problemsOf(join(next, prefix, '.'))).toEqual([]);
  });

  test('uncommitted text is kept, staged or not, and so are untracked files', async () => {
    await origin(prefix);
    const { root, dir, git } = cloneOf('core.autocrlf=true');
    const mine = (await readFile(join(dir, 'posts/en/a.mdx'), 'utf8')) + '\r\nMy own words.\n';
    await put(dir, 'posts/en/a.mdx', mine);
    await put(dir, 'topics/care.yaml', 'name: Cares\r\ndescription: Mine, staged.\r\n');
    git('add', join(root, prefix, 'topics/care.yaml'));
    await put(dir, 'topics/care.yaml', 'name: Cares\r\ndescription: Mine, staged, and changed since.\r\n');
    await put(dir, 'posts/en/new.mdx', post('New').replaceAll('\n', '\r\n'));
    await put(dir, 'media/new.csv', 'x\r\ny\n');
    const staged = git('show', `:${prefix}topics/care.yaml`);
    const [error] = (await check(dir)).errors;
    await follow(error?.fix ?? '', dir);
    const there = await readFolder(dir);
    expect(there.get('posts/en/a.mdx')?.toString()).toBe(mine.replaceAll('\r\n', '\n'));
    expect(there.get('topics/care.yaml')?.toString()).toContain('Mine, staged, and changed since.\n');
    expect(git('show', `:${prefix}topics/care.yaml`)).toBe(staged);
    expect(there.get('posts/en/new.mdx')?.toString()).toBe(post('New'));
    expect(there.get('media/new.csv')?.toString()).toBe('x\r\ny\n');
    expect(
      git('status', '--short')
        .split('\n')
        .map((line) => line.trim().split(/\s+/)[0]),
    ).not.toContain('D');
    expect(await problemsOf(dir)).not.toContain('line-ends');
  });

  test('if a .gitattributes allowed it, the same command corrects that file', async () => {
    await origin(prefix);
    await put(repo.root, '.gitattributes', '* text=auto\n');
    repo.commit();
    const { dir } = cloneOf('core.autocrlf=true');
    const [error] = (await check(dir)).errors;
    await follow(error?.fix ?? '', dir);
    expect(await problemsOf(dir)).toEqual([]);
    expect(await changed(dir)).toEqual([]);
  });
});

test('committed Windows line ends are corrected, which is one change to commit', async () => {
  await origin('');
  await repo.change('topics/care.yaml', 'name: Care\r\ndescription: D.\r\n');
  const { dir, git } = cloneOf();
  const [, line] = (await examine({ ...folders(dir), now }, {})).filter(({ fix }) =>
    fix?.includes(lineEndsCommand),
  );
  expect(line?.says).toContain('topics/care.yaml');
  await follow(line?.fix ?? '', dir);
  expect(git('status', '--short')).toBe('M topics/care.yaml\n?? .gitattributes');
  git('commit', '-qam', 'Mend');
  expect(git('ls-files', '--eol', 'topics/care.yaml')).toMatch(/^i\/lf/);
});

describe('a picture that git treated as text', () => {
  const rewriting = '** text eol=lf\n';

  test('is staged again if the file on the disk is intact', async () => {
    await origin('');
    await put(repo.root, '.gitattributes', rewriting);
    repo.git('add', '--renormalize', '.');
    repo.commit();
    expect(repo.git('cat-file', '-s', ':media/boat.png')).not.toBe(String(files['media/boat.png']?.length));
    const output = await follow(lineEndsCommand, repo.dir);
    expect(output).toContain('media/boat.png');
    expect(await changed(repo.dir)).toEqual([]);
    repo.git('add', '.gitattributes');
    repo.git('commit', '-qm', 'Bring the picture back');
    const { dir } = cloneOf('core.autocrlf=true');
    expect(await changed(dir)).toEqual([]);
  });

  test('is restored from git if the checkout damaged it', async () => {
    await origin('');
    await put(repo.root, '.gitattributes', rewriting);
    repo.git('add', '--renormalize', '.');
    repo.commit();
    const { dir } = cloneOf();
    expect(await changed(dir)).toEqual(['media/table.csv', 'media/notes.txt', 'media/boat.png']);
    const { errors } = await check(dir);
    const damage = errors.find(({ code }) => code === 'picture-as-text');
    expect(damage?.file).toBe('media/boat.png');
    await follow(damage?.fix ?? '', dir);
    expect(await changed(dir)).toEqual([]);
    expect(await problemsOf(dir)).toEqual([]);
  });

  test('is named if no intact copy exists', async () => {
    await origin('');
    const broken = Buffer.from(
      files['media/boat.png']?.toString('latin1').replaceAll('\r\n', '\n') ?? '',
      'latin1',
    );
    await put(repo.dir, 'media/other.png', broken);
    const output = await follow(lineEndsCommand, repo.dir);
    expect(output).toContain('media/other.png: a program took the picture for a text');
    expect(await readFile(join(repo.dir, 'media/other.png'))).toEqual(broken);
  });
});

test('without git, the texts are corrected all the same', async () => {
  await origin('');
  const folder = join(repo.folder, 'unpacked');
  for (const [name, bytes] of await readFolder(repo.dir))
    if (!name.startsWith('.git/'))
      await put(folder, name, name.startsWith('media/') ? bytes : bytes.toString().replaceAll('\n', '\r\n'));
  const [error] = (await check(folder)).errors;
  expect(await follow(error?.fix ?? '', folder)).toContain('Git was not asked');
  expect(await problemsOf(folder)).toEqual([]);
  expect(await changed(folder)).toEqual([]);
});

test('a read-only file is named, and the others are corrected', async () => {
  await origin('');
  const { dir } = cloneOf('core.autocrlf=true');
  await chmod(join(dir, 'topics'), 0o555);
  const output = await follow(lineEndsCommand, dir);
  await chmod(join(dir, 'topics'), 0o755);
  if (process.getuid?.() === 0) return;
  expect(output).toContain('topics/care.yaml: it cannot be written');
  expect(await changed(dir)).toEqual(['topics/care.yaml']);
});

test('without rules and records, line ends are not checked', async () => {
  repo = await Repo.make({ prefix: '' });
  for (const [name, text] of Object.entries(tinySite)) await repo.put(name, text.replaceAll('\n', '\r\n'));
  expect(await problemsOf(repo.dir)).toEqual([]);
});

test('the same fault in two hundred files is one problem, in check and in verify', async () => {
  repo = await Repo.make({ prefix: '' });
  for (const [name, bytes] of Object.entries(files)) await repo.put(name, bytes);
  const request = { desk: 'legal', person: 'lea', decision: 'approve' };
  const posts = Array.from({ length: 12 }, (_, index) => `posts/en/p-${String(index)}.mdx`);
  for (const [index, path] of posts.entries()) {
    await repo.put(path, post(`P ${String(index)}`));
    await decideOnFile({ ...request, path }, folders(repo.dir), new Date(now.getTime() + index * 1_000));
  }
  const whole = await readFolder(repo.dir);
  for (const [name, bytes] of whole)
    if (/\.(?:mdx|yaml|svg)$/.test(name)) await repo.put(name, bytes.toString().replaceAll('\n', '\r\n'));
  const said = await check(repo.dir);
  expect([...said.errors, ...said.warnings].map(({ code }) => code)).toEqual(['line-ends']);
  const waiting = said.content === undefined ? '' : reportWaiting(said.waiting, said.content);
  expect(waiting).toContain('12 texts; npm run check -- --fix-line-ends brings them back');
  expect(waiting.match(/p-\d+\.mdx/g)).toBeNull();
  expect((await verify(folders(repo.dir), now)).problems).toHaveLength(1);
});
