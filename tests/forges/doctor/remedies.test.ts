import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { examine } from '../../../src/forges/doctor/doctor.ts';
import type { Finding } from '../../../src/forges/doctor/finding.ts';
import { projectRoot } from '../../../src/lib/settings.ts';
import { runScript } from '../../build/run.ts';
import { post, put, readFolder, remove, tinySite, writeFolder } from '../../fixtures/folder.ts';

vi.setConfig({ testTimeout: 120_000 });

let root = '';
beforeEach(async () => {
  root = await writeFolder({});
  for (const [name, text] of Object.entries(tinySite)) await put(root, `content/${name}`, text);
  await put(root, 'content/posts/en/a.mdx', post('A'));
  for (const [name, value] of Object.entries({
    HOME: root,
    XDG_CONFIG_HOME: root,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CEILING_DIRECTORIES: dirname(root),
  }))
    vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await remove(root);
});

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@people.invalid', ...args], {
    cwd: root,
    stdio: 'pipe',
  });
const settings = () => ({
  contentDir: join(root, 'content'),
  cacheDir: join(root, '.cache'),
  now: new Date('2026-06-01T12:00:00Z'),
});
const missing = async () => (await examine(settings(), {})).filter(({ state }) => state === 'missing');
const edit = async (file: string, change: (text: string) => string) =>
  put(root, file, change(await readFile(join(root, file), 'utf8').catch(() => '')));
const toSite = (line: string) => edit('content/site.yaml', (text) => `${text}${line}\n`);
const run = async (command: string) => {
  const [, script = '', rest = ''] = /^npm run (\w+) -- (.+)$/.exec(command) ?? [];
  const { output } = await runScript(
    script,
    {
      CONTENT_DIR: settings().contentDir,
      CACHE_DIR: settings().cacheDir,
      BUILD_TIME: settings().now.toISOString(),
      GIT_CEILING_DIRECTORIES: dirname(root),
    },
    { args: rest.split(' ') },
  );
  return output;
};

/** How to follow each message, by the words in it. The text to write is taken from the message. */
const ways: [RegExp, (words: string, fix: string) => Promise<unknown>][] = [
  [
    /^Run git init, and commit\.$/,
    () => Promise.resolve([git('init', '-q', '-b', 'main'), git('add', '-A'), git('commit', '-qm', 'First')]),
  ],
  [/^Run (npm run check -- --fix-line-ends)[.,]/, (command) => run(command)],
  [
    /^Write its real address into site\.yaml \(url\)/,
    () => edit('content/site.yaml', (text) => text.replace('https://tiny.example', 'https://town.org')),
  ],
  [/^Write (repository: public)/, toSite],
  [/^Write (admin: true) into site\.yaml/, toSite],
  [/^Add the line (feedBase: \S+)/, toSite],
  [
    /^Add desks, people and rules to policy\.yaml/,
    () =>
      put(
        root,
        'content/policy.yaml',
        'desks:\n  legal: { name: Legal }\npeople:\n  ann: { desks: [{ desk: legal }] }\nrules:\n  - match: posts/**\n    require: { legal: 1 }\n',
      ),
  ],
  [
    /^Add (forge: \{ github: 1234 \}) to each in policy\.yaml/,
    (words) =>
      edit('content/policy.yaml', (text) => text.replace('[{ desk: legal }]', `[{ desk: legal }], ${words}`)),
  ],
  [/^Write it with (npm run approvals -- codeowners), and commit it/, (command) => run(command)],
  [
    /^Name maintainers in site\.yaml \(forge: (maintainers: \["@olga"\])\), and write CODEOWNERS anew/,
    async (words) => {
      await edit('content/site.yaml', (text) => text.replace('owner/name }', `owner/name, ${words} }`));
      await run('npm run approvals -- codeowners');
    },
  ],
  [/^git remote add (.+) && git push/, (words) => Promise.resolve(git('remote', 'add', ...words.split(' ')))],
  [
    /^Copy it from Colophon's own \.github\/workflows/,
    async () => {
      await mkdir(join(root, '.github/workflows'), { recursive: true });
      for (const name of ['check', 'review-submitted', 'approvals', 'publish'])
        await copyFile(
          join(projectRoot, `.github/workflows/${name}.yml`),
          join(root, `.github/workflows/${name}.yml`),
        );
    },
  ],
  [
    /^Give it a domain of its own .* write the new address into site\.yaml \(url\)/,
    () => edit('content/site.yaml', (text) => text.replace(/url: .*/, 'url: https://town.org')),
  ],
];
/** What only people or the forge can do. */
const byHand = [/^Write one at \/admin\/, have it reviewed/];

async function follow({ says, fix = '' }: Finding): Promise<void> {
  const [pattern, act] = ways.find(([words]) => words.test(fix)) ?? [];
  expect(act, `${says} ${fix}`).toBeDefined();
  await act?.(pattern?.exec(fix)?.[1] ?? '', fix);
}

/** Follows the first message again and again; each problem must disappear, and only problems that it hid may appear. */
async function followAll(): Promise<string[]> {
  const done: string[] = [];
  for (let step = 0; step < 20; step += 1) {
    const open = (await missing()).filter(({ fix = '' }) => !byHand.some((words) => words.test(fix)));
    const [first] = open;
    if (first === undefined) return done;
    expect(done, 'a thing that was mended is missing again').not.toContain(first.says);
    await follow(first);
    done.push(first.says);
    expect((await missing()).map(({ says }) => says)).not.toContain(first.says);
  }
  throw new Error(`no end of it: ${done.join('\n')}`);
}

test('without a forge, following doctor’s messages leaves nothing missing', async () => {
  await followAll();
});

test('with a forge too, and another remote keeps its name', async () => {
  await toSite('forge: { kind: github, repository: owner/name }');
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', 'https://elsewhere.example/x.git');
  const words = await readFile(join(root, 'content/posts/en/a.mdx'));
  await followAll();
  expect(git('remote', 'get-url', 'origin').toString().trim()).toBe('https://elsewhere.example/x.git');
  expect((await readFolder(join(root, 'content'))).get('posts/en/a.mdx')).toEqual(words);
});

test('under a path, the editor is required only once the site has its own host', async () => {
  await edit('content/site.yaml', (text) =>
    text.replace('https://tiny.example', 'https://owner.github.io/name/'),
  );
  await toSite('forge: { kind: github, repository: owner/name }');
  const done = await followAll();
  const own = done.findIndex((says) => says.startsWith('The site stands below'));
  const editor = done.indexOf('The editor is not on the site.');
  expect(own).toBeGreaterThan(-1);
  expect(editor).toBeGreaterThan(own);
});
