import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';
import { post, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { GatedSite } from '../content/records/gated.ts';
import { runScript } from './run.ts';

let root: string;
let env: Record<string, string>;
beforeAll(async () => {
  root = await writeFolder({});
  for (const [name, text] of Object.entries(tinySite)) await put(join(root, 'content'), name, text);
  env = { CONTENT_DIR: join(root, 'content'), OUT_DIR: join(root, 'out'), CACHE_DIR: join(root, 'cache') };
});
afterAll(() => remove(root));

test('start builds, serves, says where, and stops cleanly on Ctrl-C', async () => {
  const child = spawn(process.execPath, [join(projectRoot, 'scripts/start.ts'), '--port', '4750'], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await expect.poll(() => output).toMatch(/http:\/\/127\.0\.0\.1:\d+\//);
  const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0] ?? '';
  expect(await (await fetch(address)).text()).toContain('A small site');
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('check prints its problems for machines, and answers with its exit code', async () => {
  const good = await runScript('check', env, { args: ['--json'] });
  expect([good.code, JSON.parse(good.output)]).toEqual([0, { errors: [], warnings: [], waiting: [] }]);
  await put(join(root, 'content'), 'posts/en/a.mdx', post('A', 'updatd: 2026-05-02\n'));
  const bad = await runScript('check', env, { args: ['--json'] });
  await remove(join(root, 'content/posts'));
  expect(bad.code).toBe(1);
  expect(JSON.parse(bad.output)).toEqual({
    errors: [
      {
        file: 'posts/en/a.mdx',
        line: 7,
        column: 1,
        code: 'unknown-field',
        message: '"updatd" is not a field here',
        fix: 'Did you mean "updated"?',
      },
    ],
    warnings: [],
    waiting: [],
  });
});

test.each([
  ['a moment that is none', { BUILD_TIME: 'tomorrow' }, /BUILD_TIME is "tomorrow"/],
  ['no content', { CONTENT_DIR: '/nowhere-at-all' }, /site\.yaml[\s\S]*the file is missing/],
  ['an output below a file', { OUT_DIR: '/dev/null/out' }, /OUT_DIR is \/dev\/null\/out, .*ENOTDIR/],
  [
    'an output where nobody may write',
    { OUT_DIR: '/proc/colophon-out' },
    /OUT_DIR is \/proc\/colophon-out, and nothing can be written beside it/,
  ],
])('%s is said in a sentence, without a stack', async (_name, more, message) => {
  const { code, output } = await runScript('build', { ...env, ...more });
  expect(code).toBe(1);
  expect(output).toMatch(message);
  expect(output).not.toMatch(/\n {4}at /);
});

test('approvals: from a first decision to a verified record, and exit code 1 where something is wrong', async () => {
  const site = await GatedSite.make();
  const run = (...args: string[]) =>
    runScript(
      'approvals',
      { CONTENT_DIR: site.folders.contentDir, CACHE_DIR: site.folders.cacheDir },
      { args },
    );
  try {
    expect(await run('status', 'posts')).toMatchObject({
      code: 0,
      output: expect.stringContaining('waits for Legal: Léa or Lou') as string,
    });
    const incomplete = await run('record', '--path', 'posts/en/a.mdx');
    expect([incomplete.code, incomplete.output.split('\n')[0]]).toEqual([
      1,
      'Add --desk, --person, --decision.',
    ]);
    const request = ['record', '--path', 'posts/en/a.mdx', '--desk', 'legal', '--person', 'lea'];
    const recorded = await run(...request, '--decision', 'approve');
    expect(recorded.output).toMatch(/^Recorded in approvals\/posts\/a\/[0-9a-f]{64}\.json\.\nThe entry has/);
    const entries = JSON.parse((await run('status', '--json')).output) as {
      file: string;
      approved: boolean;
    }[];
    expect(entries.map(({ file, approved }) => [file, approved])).toEqual([
      ['faq/en/what.mdx', false],
      ['posts/en/a.mdx', true],
    ]);
    expect(await run('verify')).toMatchObject({ code: 0 });
    await site.put(/approvals\/[^ ]*json/.exec(recorded.output)?.[0] ?? '', '{}');
    const found = await run('verify', '--json');
    expect(found.code).toBe(1);
    expect(JSON.parse(found.output)).toMatchObject({
      problems: [{ message: expect.stringContaining('does not count') as string }],
      records: 0,
    });
    expect(await run('approve')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^"approve" is not a command/) as string,
    });
  } finally {
    await remove(site.folder);
  }
});

test.each(['check', 'start', 'approvals'])('%s says which option it does not know', async (script) => {
  const { code, output } = await runScript(script, env, { args: ['--jsn'] });
  expect(code).toBe(1);
  expect(output).toMatch(/^Unknown option '--jsn'/);
  expect(output).not.toMatch(/\n {4}at /);
});

test('partners adds up a private ledger, and its exit code says whether a contract is missing', async () => {
  await put(join(root, 'content'), 'partners/lea.yaml', 'name: Léa\nrelation: We gave her a book.\n');
  const gift = (value: number) =>
    `given:\n  - { date: 2026-03-01, partner: lea, objective: A book, kind: gift, what: A book, value: ${String(value)} }\n`;
  const ledger = join(root, 'partners-ledger.yaml');
  const report = async (value: number) => {
    await put(root, 'partners-ledger.yaml', gift(value));
    return runScript('partners', { ...env, PARTNERS_LEDGER: ledger }, { args: ['report'] });
  };
  const [near, over] = [await report(800), await report(1000)];
  const unnamed = await runScript('partners', env, { args: ['report'] });
  await remove(join(root, 'content/partners'));
  expect([near.code, near.output]).toEqual([0, expect.stringContaining('Léa: €800.00 for “A book”')]);
  expect([over.code, over.output]).toEqual([1, expect.stringMatching(/^A written contract is missing/)]);
  expect([unnamed.code, unnamed.output]).toEqual([1, expect.stringContaining('PARTNERS_LEDGER is not set')]);
});

test('a foreign press kit is imported as a draft, and what had no place is told', async () => {
  await put(root, 'foreign/data.xml', '<game><title>Lighthouse</title><analytics>UA-1</analytics></game>');
  const args = [join(root, 'foreign')];
  const [first, again] = [
    await runScript('import-presskit', env, { args }),
    await runScript('import-presskit', env, { args }),
  ];
  await remove(join(root, 'content/kits'));
  expect([first.code, first.output]).toEqual([
    0,
    expect.stringMatching(/content\/kits\/en\/lighthouse\.mdx, a draft[^]*analytics: UA-1/),
  ]);
  expect([again.code, again.output]).toEqual([1, expect.stringContaining('is not overwritten')]);
});
