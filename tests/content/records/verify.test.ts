import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rename, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reportWaiting } from '../../../src/content/records/report.ts';
import { printStatus, status } from '../../../src/content/records/status.ts';
import { verify } from '../../../src/content/records/verify.ts';
import { post, remove } from '../../fixtures/folder.ts';
import { GatedSite, policyYaml } from './gated.ts';

let site: GatedSite;
beforeEach(async () => {
  site = await GatedSite.make();
});
afterEach(() => remove(site.folder));

function git(person: string, ...args: string[]): string {
  const as = ['-c', `user.name=${person}`, '-c', `user.email=${person}@people.invalid`];
  return execFileSync('git', [...as, ...args], {
    cwd: site.folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: site.folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_DATE: '2026-05-20T10:00:00Z',
      GIT_COMMITTER_DATE: '2026-05-20T10:00:00Z',
    },
  }).toString();
}
function commit(person = 'ann', message = 'Change', ...more: string[]): void {
  git(person, 'add', 'content');
  git(person, 'commit', '-q', '-m', message, ...more);
}
const problems = async (base?: string) =>
  (await verify(site.folders, site.now, base)).problems.map(({ file, message }) =>
    `${file.replace(/[0-9a-f]{64}/, '#')}: ${message}`.replace(/[0-9a-f]{12}…/g, '…'),
  );

describe('compared with a base', () => {
  let file: string;
  beforeEach(async () => {
    git('ann', 'init', '-q', '-b', 'main');
    ({ file } = await site.decide());
    commit();
    git('ann', 'checkout', '-q', '-b', 'work');
  });

  test('added records are accepted', async () => {
    await site.decide({ person: 'lou' });
    expect(await problems('main')).toEqual([]);
    commit();
    expect(await problems('main')).toEqual([]);
  });

  test('a deleted record is found, even if nothing else shows it', async () => {
    await remove(join(site.folders.contentDir, file));
    expect(await problems()).toEqual([]);
    expect(await problems('main')).toEqual([
      'approvals/posts/a/#.json: this was deleted since main, and what is on record stays as it is',
    ]);
    commit();
    expect(await problems('main')).toHaveLength(1);
  });

  test('a record that was changed or replaced by a link is found', async () => {
    await site.put(file, '{}');
    expect(await problems('main')).toEqual([
      'approvals/posts/a/#.json: this record does not count: its bytes do not match its name (…)',
      'approvals/posts/a/#.json: this was changed since main, and what is on record stays as it is',
    ]);
    const path = join(site.folders.contentDir, file);
    await rename(path, join(site.folder, 'elsewhere'));
    await symlink(join(site.folder, 'elsewhere'), path);
    expect(await problems('main')).toContain(
      'approvals/posts/a/#.json: this was changed since main, and what is on record stays as it is',
    );
  });

  test('a version of the policy that was never used is found', async () => {
    const forged = policyYaml.replace('ann: { desks: [{ desk: product', 'ann: { desks: [{ desk: legal');
    const digest = createHash('sha256').update(forged).digest('hex');
    await site.put(`approvals/policies/${digest}.yaml`, forged);
    commit();
    expect(await problems('main')).toEqual([
      'approvals/policies/#.yaml: this was never the policy: no version of policy.yaml in git’s history has these bytes',
    ]);
    await site.put('policy.yaml', forged);
    expect(await problems('main')).toEqual([]);
  });

  test.each([['nowhere'], ['--output=x'], [''], ['main:content']])('the base %j is refused', async (base) => {
    await expect(verify(site.folders, site.now, base)).rejects.toThrow(/There is no commit/);
  });
});

test('without git, a base is refused with a message', async () => {
  await expect(verify(site.folders, site.now, 'main')).rejects.toThrow(/is not part of a git repository/);
});

test('records need the policy of their time', async () => {
  await site.decide();
  const { ledger } = await site.read();
  const [digest = ''] = ledger.policies.keys();
  await remove(join(site.folders.contentDir, `approvals/policies/${digest}.yaml`));
  expect(await problems()).toEqual([
    `approvals/posts/a/#.json: the policy under which this was decided is missing: approvals/policies/${digest}.yaml`,
    'policy.yaml: this version of the policy is not on record, so that it does not count yet',
  ]);
});

describe('git also tells who wrote a text', () => {
  beforeEach(() => {
    git('ann', 'init', '-q', '-b', 'main');
    commit();
  });

  test('the author of a commit cannot approve the change alone', async () => {
    await site.put('posts/en/a.mdx', post('A', '', 'Changed.\n'));
    commit('lea');
    expect(await site.refusal({})).toMatch(/Léa wrote it and cannot approve it/);
    expect((await site.decide({ person: 'lou' })).verdict).toMatchObject({
      approved: true,
      authors: ['ann', 'lea'],
    });
  });

  test('a co-author cannot either', async () => {
    await site.put('posts/en/a.mdx', post('A', '', 'Changed.\n'));
    commit('ann', 'Change', '-m', 'Co-authored-by: Lea <lea@people.invalid>');
    expect(await site.refusal({})).toMatch(/Léa wrote it/);
  });

  test('authors of changes before the last approval do not matter', async () => {
    await site.put('posts/en/a.mdx', post('A', '', 'By Lea.\n'));
    commit('lea');
    await site.decide({ person: 'lou' });
    await site.put('posts/en/a.mdx', post('A', '', 'By Ann.\n'));
    commit('ann');
    expect((await site.decide({})).verdict.approved).toBe(true);
  });

  test('other e-mail addresses are not recorded', async () => {
    await site.put('posts/en/a.mdx', post('A', '', 'Changed.\n'));
    git('ann', 'add', 'content');
    git('ann', '-c', 'user.email=lea@elsewhere.example', 'commit', '-q', '-m', 'Change');
    expect((await site.decide({})).verdict.authors).toEqual(['ann']);
  });
});

describe('status', () => {
  test('lists for each entry the desks that approved, the missing people, and since when', async () => {
    git('ann', 'init', '-q', '-b', 'main');
    commit();
    await site.decide({ path: 'faq/en/what.mdx' });
    await site.put('posts/en/b.mdx', post('B').replace('[ann]', '[lea]'));
    await utimes(join(site.folders.contentDir, 'posts/en/b.mdx'), 1_780_000_000, 1_780_000_000);
    await site.put('posts/en/c.mdx', post('C', 'draft: true\n'));
    const { entries, content } = await status(site.folders, site.now);
    expect(printStatus(entries, content)).toBe(
      [
        `✓ ${'faq/en/what.mdx'.padEnd(56)} ✓ Legal`,
        `· ${'posts/en/a.mdx'.padEnd(56)} · Legal`,
        '    Legal: never approved',
        '    waits for Legal: Léa or Lou',
        '    since 2026-05-20 10:00 UTC',
        `· ${'posts/en/b.mdx'.padEnd(56)} · Legal`,
        '    Legal: never approved',
        '    waits for Legal: Lou',
        '    since 2026-05-28 20:26 UTC',
        `  ${'posts/en/c.mdx'.padEnd(56)} · Legal  (draft)`,
        '',
        '4 entries, 2 waiting.',
      ].join('\n'),
    );
  });

  test('tells a renamed entry from a new one', async () => {
    await site.decide();
    await site.put('posts/en/renamed.mdx', post('A'));
    const { entries, content } = await status(site.folders, site.now, 'posts');
    expect(entries.map(({ file, elsewhere }) => [file, elsewhere])).toEqual([
      ['posts/en/a.mdx', undefined],
      ['posts/en/renamed.mdx', 'posts/en/a.mdx'],
    ]);
    const line = 'approved as posts/en/a.mdx; in another place it has to be approved anew';
    expect(printStatus(entries, content)).toContain(line);
    const { waiting } = await site.read();
    expect(reportWaiting(waiting, content)).toContain(line);
  });

  test('can be limited to one file or folder', async () => {
    const files = async (path: string) =>
      (await status(site.folders, site.now, path)).entries.map(({ file }) => file);
    expect(await files('content/posts')).toEqual(['posts/en/a.mdx']);
    expect(await files('faq/en/what.mdx')).toEqual(['faq/en/what.mdx']);
    await expect(files('kits')).rejects.toThrow('There is no entry at kits.');
  });
});
