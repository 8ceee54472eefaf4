import { execSync } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readContent } from '../../../src/content/read.ts';
import { policyToday, recordPolicy } from '../../../src/content/records/policy-version.ts';
import { verify } from '../../../src/content/records/verify.ts';
import { decideOnFile } from '../../../src/content/records/decide-on-file.ts';
import { post, readFolder, tinySite } from '../../fixtures/folder.ts';
import { Repo } from '../../lib/git/repo.ts';
import { policyYaml } from './gated.ts';

const now = new Date('2026-06-01T12:00:00Z');
let repo: Repo;
afterEach(() => repo.remove());
const folders = () => ({ contentDir: repo.dir, cacheDir: join(repo.folder, 'cache') });

/** A repository with two recorded decisions. @returns their files and that of the policy */
async function onRecord(prefix: string) {
  repo = await Repo.make({ prefix });
  const people = { 'people/lea.yaml': 'name: Léa\nrole: R\n', 'people/lou.yaml': 'name: Lou\nrole: R\n' };
  const files = { ...tinySite, ...people, 'policy.yaml': policyYaml, 'posts/en/a.mdx': post('A') };
  for (const [name, text] of Object.entries(files)) await repo.put(name, text);
  const request = { path: 'posts/en/a.mdx', desk: 'legal', decision: 'approve' };
  const first = await decideOnFile({ ...request, person: 'lea' }, folders(), now);
  const second = await decideOnFile(
    { ...request, person: 'lou' },
    folders(),
    new Date(now.getTime() + 60_000),
  );
  repo.commit();
  const policies = [...(await readFolder(join(repo.dir, 'approvals/policies'))).keys()];
  return { first: first.file, second: second.file, policy: `approvals/policies/${policies[0] ?? ''}` };
}

/** Runs the command that each message names, at the top of the repository, as its reader would. */
async function followAll(base?: string): Promise<void> {
  const { problems } = await verify(folders(), new Date(now.getTime() + 120_000), base);
  expect(problems).not.toEqual([]);
  const commands = problems.flatMap(({ fix }) => /^(git checkout \S+ -- \S+) brings/.exec(fix)?.[1] ?? []);
  expect(commands).not.toEqual([]);
  for (const command of new Set(commands)) execSync(command, { cwd: repo.root, stdio: 'pipe' });
}

describe.each(['', 'content/'])('with the content at "%s" of the repository', (prefix) => {
  test.each([
    ['a changed record', 'first', '{}'],
    ['a deleted record that another one refers to', 'first', undefined],
    ['a deleted policy', 'policy', undefined],
    ['a changed policy', 'policy', 'desks: {}\n'],
  ] as const)(
    '%s: the command that verify names restores it and changes nothing else',
    async (_, which, text) => {
      const files = await onRecord(prefix);
      const file = files[which];
      const whole = await readFolder(join(repo.dir, '.').replace(/\/$/, ''));
      if (text === undefined) await rm(join(repo.dir, file));
      else await repo.put(file, text);
      await repo.put('topics/care.yaml', 'name: Mine\ndescription: Not committed.\n');
      await followAll();
      expect(await readFile(join(repo.dir, file))).toEqual(whole.get(file));
      expect(await readFile(join(repo.dir, 'topics/care.yaml'), 'utf8')).toContain('Not committed.');
      expect((await verify(folders(), new Date(now.getTime() + 120_000))).problems).toEqual([]);
    },
  );

  test('if the loss was committed, an earlier commit is used', async () => {
    const { first } = await onRecord(prefix);
    await rm(join(repo.dir, first));
    repo.commit();
    await followAll();
    expect((await verify(folders(), new Date(now.getTime() + 120_000))).problems).toEqual([]);
  });

  test('what was changed since a base is restored from there', async () => {
    const { second } = await onRecord(prefix);
    repo.git('branch', 'base');
    await rm(join(repo.dir, second));
    repo.commit();
    await followAll('base');
    expect((await verify(folders(), new Date(now.getTime() + 120_000), 'base')).problems).toEqual([]);
  });
});

test('if git never had the file, the message names no command that would fail', async () => {
  const { first } = await onRecord('');
  await repo.put(first.replace(/[0-9a-f]{64}/, 'a'.repeat(64)), '{}');
  const { problems } = await verify(folders(), new Date(now.getTime() + 120_000));
  expect(problems.map(({ fix }) => fix)).toEqual([
    'Restore it from git, or remove it if it was never part of the record.',
  ]);
});

test('a damaged version of the policy counts again after the steps that check names', async () => {
  const { policy } = await onRecord('');
  await repo.put(policy, 'desks: {}\n');
  const { errors } = await readContent({ ...folders(), now });
  const [, file = '', command = ''] =
    /^Take (\S+) out, which is damaged\. Run (npm run approvals -- policy)/.exec(errors[0]?.fix ?? '') ?? [];
  expect([file, command]).toEqual([policy, 'npm run approvals -- policy']);
  await rm(join(repo.dir, file));
  await recordPolicy(repo.dir, await policyToday(repo.dir));
  expect((await readContent({ ...folders(), now })).errors).toEqual([]);
});
