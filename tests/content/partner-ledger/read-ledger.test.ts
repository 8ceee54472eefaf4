import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPartnersLedger } from '../../../src/content/partner-ledger/read-ledger.ts';
import { put, remove, writeFolder } from '../../fixtures/folder.ts';

const content = { partners: { lea: { name: 'Léa' } }, people: { ann: { name: 'Ann' } } } as never;
let root: string;
beforeAll(async () => (root = await writeFolder({})));
afterAll(() => remove(root));

async function read(text: string, name = 'ledger.yaml') {
  await put(root, name, text);
  return readPartnersLedger(join(root, name), content, [join(root, 'content')]);
}

test('a valid ledger is read', async () => {
  const { given } = await read(
    'given:\n  - { date: 2026-01-02, partner: lea, objective: A film, kind: loan, what: A camera, value: 90 }\n',
  );
  expect(given[0]).toMatchObject({ partner: 'lea', kind: 'loan', value: 90 });
});

test('every fault is reported with its line and what to write', async () => {
  const text = `given:
  - { date: 2026-02-31, partner: lea, objective: A, kind: none, what: B, value: 1.005 }
`;
  const message = await read(text).then(() => '', String);
  expect(message).toMatch(/ledger\.yaml/);
  expect(message).toMatch(/2:\d+ {2}"given\[1\]\.date": "2026-02-31" is not a date/);
  expect(message).toContain('loan, gift, travel, payment, affiliate, other');
  expect(message).toContain('at most two decimals');
});

test('partners and people must be those of the site', async () => {
  const text = `coverage:
  - { partner: lia, url: "https://lea.example/", published: 2026-01-02, by: bob }
`;
  const message = await read(text).then(() => '', String);
  expect(message).toContain('there is no partner "lia"');
  expect(message).toContain('Did you mean "lea"?');
  expect(message).toContain('there is no person "bob"');
});

test('a ledger in a published folder is refused, also through a link', async () => {
  await expect(read('given: []\n', 'content/ledger.yaml')).rejects.toThrow(/Move it to a private place/);
  await symlink(join(root, 'content/ledger.yaml'), join(root, 'elsewhere.yaml'));
  await expect(
    readPartnersLedger(join(root, 'elsewhere.yaml'), content, [join(root, 'content')]),
  ).rejects.toThrow(/Move it to a private place/);
});

test('a missing file is named', async () => {
  await expect(readPartnersLedger(join(root, 'none.yaml'), content, [])).rejects.toThrow(
    /PARTNERS_LEDGER is .*none\.yaml, which cannot be read \(ENOENT\)/,
  );
});
