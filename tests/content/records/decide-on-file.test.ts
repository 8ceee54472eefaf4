import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { importAll } from '../../../src/content/records/adopt.ts';
import { policyToday, recordPolicy } from '../../../src/content/records/policy-version.ts';
import { verify } from '../../../src/content/records/verify.ts';
import { post, readFolder, remove } from '../../fixtures/folder.ts';
import { GatedSite, policyYaml } from './gated.ts';

const made: GatedSite[] = [];
async function gated(more?: Record<string, string | Buffer>): Promise<GatedSite> {
  const site = await GatedSite.make(more);
  made.push(site);
  return site;
}
afterEach(async () => {
  for (const { folder } of made.splice(0)) await remove(folder);
});

test('a decision is one file, named by its digest, next to the version of the policy that applied', async () => {
  const site = await gated();
  const { file, verdict } = await site.decide({ path: 'content/posts/en/a.mdx', comment: ' Fine. ' });
  expect(verdict.approved).toBe(true);
  const files = await readFolder(join(site.folders.contentDir, 'approvals'));
  expect([...files.keys()].map((path) => path.replace(/[0-9a-f]{64}/, '#')).toSorted()).toEqual([
    'policies/#.yaml',
    'posts/a/#.json',
  ]);
  const record = JSON.parse(await readFile(join(site.folders.contentDir, file), 'utf8')) as {
    predicate: object;
    subject: { name: string }[];
  };
  expect(record.predicate).toMatchObject({
    at: '2026-06-01T12:00:00Z',
    authors: ['ann'],
    comment: 'Fine.',
    desk: 'legal',
    person: 'lea',
    previous: [],
  });
  expect(record.subject.map(({ name }) => name)).toEqual(['posts/en/a.mdx']);
  expect((await verify(site.folders, site.now)).problems).toEqual([]);
});

test('each record names those before it; the same decision twice at once is one file', async () => {
  const site = await gated();
  await site.decide();
  await Promise.all([
    site.decide({ decision: 'withdraw' }),
    site.decide({ decision: 'withdraw' }),
    site.decide({ decision: 'withdraw', person: 'lou' }),
  ]);
  expect(await readdir(join(site.folders.contentDir, 'approvals/posts/a'))).toHaveLength(3);
  expect((await site.approved())['posts/en/a']).toBe(false);
  expect((await site.decide({ person: 'lou' })).verdict.approved).toBe(true);
  expect((await verify(site.folders, site.now)).problems).toEqual([]);
});

describe('refused with every reason, and nothing is written', () => {
  test.each<[string, object, RegExp[]]>([
    [
      'a path without an entry',
      { path: 'posts/en/b.mdx' },
      [/no entry posts\/en\/b.mdx. Did you mean posts\/en\/a.mdx\?/],
    ],
    [
      'everything wrong at once',
      { decision: 'aprove', person: 'leo', desk: 'leagl' },
      [
        /"aprove" is no decision/,
        /does not know the person "leo". Did you mean lea\?/,
        /There is no desk "leagl"/,
      ],
    ],
    ['the wrong desk', { person: 'ann' }, [/ann does not decide for legal today. Who does: lea, lou/]],
    ['a person named like a property of objects', { person: 'constructor' }, [/does not know the person/]],
    ['a request for changes without a reason', { decision: 'request-changes' }, [/Say why/]],
    ['a waiver without an end', { decision: 'waiver', comment: 'Fire.' }, [/A waiver ends within 30 days/]],
    [
      'a waiver that is too long',
      { decision: 'waiver', comment: 'Fire.', expires: '2026-07-02' },
      [/A waiver ends within 30 days/],
    ],
    [
      'a waiver that has ended',
      { decision: 'waiver', comment: 'Fire.', expires: '2026-06-01' },
      [/within 30 days/],
    ],
    ['an end for a decision that has none', { expires: '2026-06-10' }, [/Only a waiver/]],
    ['an e-mail address in a comment', { comment: 'Ask lea@tiny.example.' }, [/e-mail address/]],
    [
      'a desk that need not approve',
      { desk: 'product', person: 'lou', decision: 'withdraw' },
      [/does not ask product/],
    ],
    [
      'a text that needs no approval',
      { path: 'pages/en/about.mdx', decision: 'unpublish' },
      [/write expireAt: .* or draft: true/],
    ],
    ['an import by hand', { decision: 'import' }, [/"import" is no decision/]],
  ])('%s', async (_, request, expected) => {
    const site = await gated({
      'pages/en/about.mdx': '---\ntitle: About\ndescription: Us.\n---\n\nWords.\n',
    });
    const said = await site.refusal(request);
    for (const part of expected) expect(said).toMatch(part);
    expect(await readdir(site.folders.contentDir)).not.toContain('approvals');
  });

  test('an approval that would not count', async () => {
    const site = await gated({
      'posts/en/a.mdx': post('A').replace('[ann]', '[lea]'),
      'policy.yaml': policyYaml.replace('notAuthor: true', 'notAuthor: true\n    minAssurance: session'),
    });
    expect(await site.refusal({ person: 'lou' })).toMatch(/is attested, the rule asks for session. Sign it/);
    await site.put('policy.yaml', policyYaml);
    expect(await site.refusal({})).toMatch(/Léa wrote it and cannot approve it. Ask a colleague/);
    expect(await readdir(site.folders.contentDir)).not.toContain('approvals');
  });

  test('a file with faults, and one with Windows line ends', async () => {
    const site = await gated({
      'posts/en/a.mdx': post('A', 'titel: x\n'),
      'posts/en/b.mdx': post('B').replaceAll('\n', '\r\n'),
    });
    expect(await site.refusal({})).toMatch(/posts\/en\/a.mdx:\d+ "titel" is not a field here/);
    expect(await site.refusal({ path: 'posts/en/b.mdx' })).toMatch(/Windows line ends/);
  });

  test('damaged records', async () => {
    const site = await gated();
    const { file } = await site.decide();
    await site.put(file, '{}');
    expect(await site.refusal({ person: 'lou' })).toMatch(/does not count/);
  });
});

test('a changed policy counts once it is recorded', async () => {
  const site = await gated();
  await site.decide();
  await site.put('policy.yaml', policyYaml.replace('require: { legal: 1 }', 'require: {}'));
  const { errors } = await site.read();
  expect(errors.map(({ file, code }) => `${file} ${code}`)).toEqual(['policy.yaml policy-unrecorded']);
  expect(await site.refusal({ person: 'lou' })).toMatch(/not on record/);
  expect((await verify(site.folders, site.now)).problems.map(({ file }) => file)).toEqual(['policy.yaml']);
  await recordPolicy(site.folders.contentDir, await policyToday(site.folders.contentDir));
  expect((await site.read()).errors).toEqual([]);
  expect((await verify(site.folders, site.now)).problems).toEqual([]);
  // Removing the policy is a change too.
  await remove(join(site.folders.contentDir, 'policy.yaml'));
  expect((await site.read()).errors.map(({ code }) => code)).toContain('policy-unrecorded');
});

test('an approval by a person who left later still counts', async () => {
  const site = await gated();
  await site.decide();
  await site.put(
    'policy.yaml',
    policyYaml.replace(
      'lea: { desks: [{ desk: legal }] }',
      'lea: { desks: [{ desk: legal, until: 2026-05-31 }] }',
    ),
  );
  await recordPolicy(site.folders.contentDir, await policyToday(site.folders.contentDir));
  expect((await site.approved())['posts/en/a']).toBe(true);
  expect(await site.refusal({ path: 'posts/en/a.mdx' })).toMatch(
    /lea does not decide for legal today. Who does: lou/,
  );
});

describe('importing a site', () => {
  const noRules = policyYaml.replace(/rules:[^]*/, '');

  test('marks everything that exists in one record, and later changes need their desks', async () => {
    const site = await gated({ 'posts/fr/a.mdx': post('A'), 'policy.yaml': noRules });
    const { count } = await importAll({ person: 'lea' }, site.folders, site.now);
    expect(count).toBe(3);
    await site.put(
      'policy.yaml',
      `${await readFile(join(site.folders.contentDir, 'policy.yaml'), 'utf8')}${policyYaml.slice(policyYaml.indexOf('rules:'))}`,
    );
    await recordPolicy(site.folders.contentDir, await policyToday(site.folders.contentDir));
    expect((await site.read()).errors).toEqual([]);
    expect(await site.approved()).toEqual({ 'posts/en/a': true, 'posts/fr/a': true, 'faq/en/what': true });
    await site.put('posts/en/a.mdx', post('A', '', 'Other words.\n'));
    expect(await site.approved()).toEqual({ 'posts/en/a': false, 'posts/fr/a': true, 'faq/en/what': true });
    expect((await verify(site.folders, site.now)).problems).toEqual([]);
  });

  test('happens only once', async () => {
    const site = await gated();
    await importAll({ person: 'lea' }, site.folders, site.now);
    await expect(importAll({ person: 'lea' }, site.folders, site.now)).rejects.toThrow(
      /There is an import already/,
    );
    await expect(importAll({ person: 'nobody' }, site.folders, site.now)).rejects.toThrow(
      /does not know the person "nobody"/,
    );
  });

  test('that was interrupted before the policy named it says which line is missing', async () => {
    const site = await gated();
    const { id } = await importAll({ person: 'lea' }, site.folders, site.now);
    await site.put('policy.yaml', policyYaml);
    const refused = importAll({ person: 'lea' }, site.folders, site.now);
    await expect(refused).rejects.toThrow(`import: '${id}'`);
    await site.put('policy.yaml', `${policyYaml}import: '${id}'\n`);
    await recordPolicy(site.folders.contentDir, await policyToday(site.folders.contentDir));
    expect(await site.approved()).toMatchObject({ 'posts/en/a': true });
  });

  test('an import that the policy names and that does not exist is an error', async () => {
    const site = await gated({ 'policy.yaml': `${policyYaml}import: ${'a'.repeat(64)}\n` });
    expect((await site.read()).errors.map(({ line, code }) => `${String(line)} ${code}`)).toEqual([
      '16 unknown-reference',
    ]);
  });
});
