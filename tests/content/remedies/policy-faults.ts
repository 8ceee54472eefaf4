import { answer, post } from '../../fixtures/folder.ts';
import { add, cut, own, remove } from './follow.ts';
import type { Fault, Files, Follow } from './follow.ts';

const key = `ssh-ed25519 ${Buffer.from('\0\0\0\x0bssh-ed25519\0\0\0 '.concat('k'.repeat(32)), 'latin1').toString('base64')}`;
const policy = (people: string, rules = 'rules: [{ match: posts/**, require: {} }]\n') =>
  `desks:\n  legal: { name: Legal }\npeople:\n${people}${rules}`;
const ann = '  ann: { desks: [{ desk: legal }] }\n';
const fault = (code: string, yaml: string, follow: Follow, more: Files = {}): Fault => ({
  code,
  files: { 'policy.yaml': yaml, ...more },
  follow,
  // If anything is recorded, the policy must be recorded too.
  ...(code === 'record-fault' && { clears: ['policy-unrecorded'] }),
});

/** Faults of the policy and of the records. */
export const policyFaults: Fault[] = [
  fault(
    'rule-missing',
    policy(ann),
    own(
      'require: {} }]',
      'require: {} }, { match: faq/**, require: {} }]',
      /one with match: faq\/\*\* and require: \{\}/,
    ),
    { 'faq/en/q.mdx': answer('Q?') },
  ),
  fault(
    'desk-empty',
    policy(ann, 'rules: [{ match: posts/**, require: { legal: 2 } }]\n'),
    own(ann, `${ann}  bob: { desks: [{ desk: legal }] }\n`, /^Add people with desks: \[\{ desk: legal \}\]/),
    { 'posts/en/a.mdx': post('A', 'draft: true\n'), 'people/bob.yaml': 'name: Bob\nrole: R\n' },
  ),
  fault(
    'desk-empty',
    policy(ann, 'rules: [{ match: posts/**, require: { legal: 2 } }]\n'),
    own('legal: 2', 'legal: 1', /or ask for fewer/),
    { 'posts/en/a.mdx': post('A', 'draft: true\n') },
  ),
  fault(
    'desk-empty',
    policy(ann, 'rules: [{ match: posts/**, ownerDesk: 1 }]\n'),
    own('ownerDesk: 1', 'require: { legal: 1 }', /^Name the desks under require/),
    { 'posts/en/a.mdx': post('A', 'draft: true\n') },
  ),
  fault(
    'person-nameless',
    policy(ann.replace('ann', 'zoe')),
    add(/^Add (people\/zoe\.yaml) with name: … and role: …/, 'name: Zoe\nrole: R\n'),
  ),
  fault(
    'shared-account',
    policy(
      '  ann: { desks: [{ desk: legal }], forge: { github: 7 } }\n  bob: { desks: [{ desk: legal }], forge: { github: 7 } }\n',
    ),
    (problem, files) => ({
      ...files,
      'policy.yaml': String(files['policy.yaml']).replace(
        /(bob: .*), forge: \{ github: 7 \}/,
        /^Give it to one of the two/.test(problem.fix) ? '$1' : '?',
      ),
    }),
    { 'people/bob.yaml': 'name: Bob\nrole: R\n' },
  ),
  fault(
    'signing-key',
    policy(ann.replace(' }\n', ", keys: ['ssh-dss AAAA'] }\n")),
    own('ssh-dss AAAA', key, /^Use an ed25519 key/),
  ),
  fault(
    'schema',
    policy(ann.replace(' }\n', `, keys: ['${key} ann@example.org'] }\n`)),
    own(' ann@example.org', '', /^Write the first two words of the \.pub file/),
  ),
  fault(
    'schema',
    policy(ann, 'rules: [{ match: ../posts/**, require: {} }]\n'),
    own('../posts/**', 'posts/**', /inside the content folder: posts\/\*\*/),
  ),
  fault(
    'unknown-reference',
    policy(ann, `rules: []\nimport: ${'a'.repeat(64)}\n`),
    cut(`import: ${'a'.repeat(64)}\n`, /or take the line out/),
  ),
  fault('record-fault', policy(ann), remove(/^Remove it: only records/), { 'approvals/notes.txt': 'x' }),
  fault('record-fault', policy(ann), remove(/or remove it if it was never part of the record/), {
    [`approvals/posts/a/${'a'.repeat(64)}.json`]: '{}',
  }),
];
