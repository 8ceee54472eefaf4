import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { answer, post, remove } from '../../fixtures/folder.ts';
import { GatedSite, policyYaml } from '../records/gated.ts';

let site: GatedSite | undefined;
afterEach(async () => {
  if (site !== undefined) await remove(site.folder);
});

const key = readFileSync(new URL('../../fixtures/signatures/ed25519.pub', import.meta.url), 'utf8').trim();

/** `line code: message` of every problem of the policy. */
async function said(policy: string, more: Record<string, string> = {}): Promise<string[]> {
  site = await GatedSite.make({ 'policy.yaml': policy, ...more });
  const { errors, warnings } = await site.read();
  return [...errors, ...warnings]
    .filter(({ file }) => file === 'policy.yaml')
    .map(({ line, code, message }) => `${String(line)} ${code}: ${message}`);
}

test.each<[string, string, string[], Record<string, string>?]>([
  ['in order', policyYaml, []],
  [
    'a desk that is not there',
    policyYaml.replace('require: { legal: 1 }', 'require: { lgal: 1 }'),
    [
      '10 unknown-reference: there is no desk "lgal"',
      '9 desk-empty: this rule asks for 1 of lgal, and the policy has 0 there today',
    ],
  ],
  [
    'a member without a desk',
    policyYaml.replace('lea: { desks: [{ desk: legal }] }', 'lea: { desks: [{ desk: leggal }] }'),
    ['5 unknown-reference: there is no desk "leggal"'],
  ],
  [
    'too few people',
    policyYaml.replace('legal: 1 }', 'legal: 3 }'),
    ['9 desk-empty: this rule asks for 3 of legal, and the policy has 2 there today'],
  ],
  [
    'ownerDesk for an entry that names no owner',
    policyYaml.replace('require: { legal: 1 }', 'ownerDesk: 1'),
    ['9 desk-empty: ownerDesk asks for the desk that an answer names; posts/en/a.mdx names none'],
  ],
  [
    'a collection that no rule covers',
    policyYaml.replace('faq/**', 'kits/**'),
    ['1 rule-missing: no rule covers faq/en/what.mdx, so that nobody has to approve it'],
  ],
  [
    'a person whom no file names',
    policyYaml.replace('  lea:', '  eve:'),
    ['5 person-nameless: there is no people/eve.yaml, so that pages name the desk alone'],
  ],
  [
    'two people with one account',
    policyYaml
      .replace('lea: { desks', 'lea: { forge: { github: 7 }, desks')
      .replace('lou: { desks', 'lou: { forge: { github: 7 }, desks'),
    ['6 shared-account: the github account 7 belongs to lea already'],
  ],
  [
    'two people with one key',
    policyYaml
      .replace('lea: { desks', `lea: { keys: ['${key}'], desks`)
      .replace('lou: { desks', `lou: { keys: ['${key}'], desks`),
    [`6 shared-account: the key ${key.slice(0, 40)}… belongs to lea already`],
  ],
  [
    'a key with its comment',
    policyYaml.replace('lea: { desks', `lea: { keys: ['${key} lea@tiny.example'], desks`),
    ['5 schema: "people.lea.keys[1]": this is not an SSH public key without its comment'],
  ],
  [
    'a key with an unsupported type',
    policyYaml.replace('lea: { desks', `lea: { keys: ['ssh-dss AAAAB3NzaC1kc3M='], desks`),
    ['5 signing-key: this is no SSH public key whose signatures can be verified: ssh-dss AAAAB3NzaC1kc3M=…'],
  ],
  [
    'a rule that requires nobody',
    policyYaml.replace('legal: 1 }', 'legal: 0 }'),
    ['10 schema: "rules[1].require.legal" is too small'],
  ],
  [
    'an invalid condition',
    policyYaml.replace('notAuthor: true', 'when: { partnership: { a: 1 } }'),
    [
      '11 schema: "rules[1].when.partnership": this is neither true or false, nor a value, nor a list of values',
    ],
  ],
  [
    'a glob that leaves the content folder',
    policyYaml.replace('posts/**', '../posts/**'),
    ['9 schema: "rules[1].match": this glob matches no file of the content folder'],
  ],
  [
    'a misspelt choice',
    policyYaml.replace('notAuthor: true', 'onUnapproved: hide'),
    ['11 schema: "rules[1].onUnapproved" has a value that is not known here'],
  ],
  [
    'a misspelt field',
    policyYaml.replace('notAuthor: true', 'notAuthors: true'),
    ['11 unknown-field: "notAuthors" is not a field here'],
  ],
])('%s', async (_, policy, expected, more) => {
  expect(await said(policy, more)).toEqual(expected);
});

test('a policy with faults approves nothing', async () => {
  site = await GatedSite.make({ 'policy.yaml': 'rules: [{ match: posts/**, requires: { legal: 1 } }]\n' });
  expect(await site.approved()).toEqual({ 'posts/en/a': false, 'faq/en/what': false });
});

test('an approval that ends within a month is announced', async () => {
  site = await GatedSite.make({ 'policy.yaml': policyYaml.replace('notAuthor: true', 'reviewEvery: P6M') });
  await site.decide();
  await site.decide({ path: 'faq/en/what.mdx' });
  const announced = async (now: string) => {
    if (site !== undefined) site.now = new Date(now);
    return (await site?.read())?.warnings
      .filter(({ code }) => code === 'approval-ends')
      .map(({ file, message }) => `${file}: ${message}`);
  };
  expect(await announced('2026-10-30T00:00:00Z')).toEqual([]);
  expect(await announced('2026-11-02T00:00:00Z')).toEqual([
    'posts/en/a.mdx: its approval ends on 2026-12-01',
  ]);
  expect(await announced('2026-12-01T00:00:00Z')).toEqual([]);
  expect(await site.approved()).toEqual({ 'posts/en/a': false, 'faq/en/what': true });
});

test('a rule can refuse the whole build, but not because of a draft', async () => {
  site = await GatedSite.make({ 'policy.yaml': policyYaml.replace('notAuthor: true', 'onUnapproved: fail') });
  const { errors } = await site.read();
  expect(errors.map(({ file, code, message }) => `${file} ${code}: ${message}`)).toEqual([
    'posts/en/a.mdx unapproved: the policy does not let the site be built without approval: Legal: never approved',
  ]);
  await site.put('posts/en/a.mdx', post('A', 'draft: true\n'));
  expect((await site.read()).errors).toEqual([]);
});

test('a link to an unapproved entry is not reported a second time', async () => {
  site = await GatedSite.make({ 'faq/en/what.mdx': answer('What?', '', '[A](/blog/a/)\n') });
  const { errors, warnings, waiting } = await site.read();
  expect([...errors, ...warnings]).toEqual([]);
  expect(waiting.map(({ file }) => file)).toEqual(['faq/en/what.mdx', 'posts/en/a.mdx']);
});
