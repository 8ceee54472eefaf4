import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeCodeowners } from '../../../src/forges/doctor/codeowners-file.ts';
import { examine } from '../../../src/forges/doctor/doctor.ts';
import { printFindings } from '../../../src/forges/doctor/finding.ts';
import { attributeLines } from '../../../src/content/git-attributes.ts';
import { readContent } from '../../../src/content/read.ts';
import { Newsroom } from '../../forge/newsroom.ts';
import type { Login } from '../../forge/newsroom.ts';
import { put, remove, tinySite, writeFolder } from '../../fixtures/folder.ts';

let room: Newsroom;
let folder = '';

beforeEach(async () => {
  room = await Newsroom.open();
  folder = await writeFolder({});
});

afterEach(async () => {
  await remove(folder);
  await room.close();
});

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@people.invalid', ...args], {
    cwd: folder,
  });
const settings = () => ({
  contentDir: join(folder, 'content'),
  cacheDir: join(folder, '.cache'),
  now: new Date('2026-11-21T09:00:00Z'),
});
/** A made-up key, in two parts so that no file contains it. */
const leak = `ghp_${'a1B2'.repeat(9)}`;

interface Place {
  forge?: string;
  address?: string;
  more?: string;
  policy?: string;
}

async function fill({ forge = '', address = 'https://tiny.example', more = '', policy = '' }: Place) {
  const site = (tinySite['site.yaml'] ?? '').replace('https://tiny.example', address);
  for (const [path, text] of Object.entries(tinySite)) await put(folder, `content/${path}`, text);
  await put(folder, 'content/site.yaml', `${site}${more}${forge}`);
  if (policy !== '') await put(folder, 'content/policy.yaml', policy);
}

async function look(as?: Login) {
  const token = as && room.tokens.get(as);
  const findings = await examine(settings(), token === undefined ? {} : { GITHUB_TOKEN: token });
  const said = (state: string) => findings.filter((one) => one.state === state).map(({ says }) => says);
  return { findings, missing: said('missing').join('\n'), unknown: said('unknown').join('\n') };
}

test('without a forge, only the folder is checked', async () => {
  await fill({});
  const before = await look();
  expect(before.missing).toContain('Content and records are under no version control');
  expect(before.missing).toContain('https://tiny.example, which leads nowhere');
  expect(before.unknown).toContain('site.yaml names no forge');
  git('init', '-q');
  await put(folder, 'content/topics/bent.yaml', 'name: A\r\ndescription: B\r\n');
  await put(folder, 'content/media/table.csv', 'a\r\nb\r\n');
  await put(folder, 'notes.txt', `token: ${leak}\n`);
  await put(folder, '.env', 'A=b\n');
  git('add', '.');
  const { missing, findings } = await look();
  expect(missing).toContain('.gitattributes does not keep git from changing bytes');
  // A table may end its lines in this way.
  expect(missing).toContain('These have the wrong line ends: topics/bent.yaml.');
  expect(missing).toContain('as if they held a secret: notes.txt, .env');
  // The place of a secret, but not the secret itself.
  expect(printFindings(findings)).not.toContain(leak);
  await put(folder, 'content/site.yaml', 'name: [\n');
  expect((await look()).missing).toContain('site.yaml cannot be read');
});

const rulesFor = (people: string) =>
  `desks:\n  legal: { name: Legal }\npeople:\n${people}rules:\n  - match: posts/**\n    require: { legal: 1 }\n`;

test('with a forge, everything missing is reported at once, and nothing after it was corrected', async () => {
  const { forge, repository, running } = room;
  const lea = String(forge.user('lea')?.id ?? 0);
  const eve = String(forge.user('eve')?.id ?? 0);
  const named = `forge:\n  kind: github\n  repository: olga/site\n  api: ${running.apiRoot}\n`;
  await fill({
    forge: named,
    more: 'repository: private\n',
    policy: rulesFor(
      `  ann: { desks: [{ desk: legal }] }\n  bob: { desks: [{ desk: legal }], forge: { github: 99 } }\n  eve: { desks: [{ desk: legal }], forge: { github: ${eve} } }\n`,
    ),
  });
  git('init', '-q', '-b', 'main');
  const blind = await look();
  expect(blind.unknown).toContain('Without a token, olga/site cannot be checked');
  const first = await look('olga');
  for (const sentence of [
    'does not know olga/site',
    'It is public, and site.yaml says that it is private.',
    'unable to approve there: ann',
    'The forge has no such account: bob (99)',
    'would not count the reviews of eve (@eve)',
    'CODEOWNERS: this file is missing',
    'Nobody owns code, policy and workflows',
    'main is not protected',
    '.github/workflows/publish.yml is missing',
    'no secret RECORDS_TOKEN',
    'The variable DEPLOY is not there',
    'The editor is not on the site',
    'No text has been approved yet',
  ])
    expect(first.missing).toContain(sentence);
  for (const { state, fix } of first.findings) expect(fix === undefined).toBe(state === 'well');

  await fill({
    address: 'https://town.org',
    more: 'repository: public\nadmin: true\n',
    forge: `${named}  maintainers: ['@olga']\n`,
    policy: rulesFor(`  lea: { desks: [{ desk: legal }], forge: { github: ${lea} }, login: '@lea' }\n`),
  });
  await put(folder, 'content/people/lea.yaml', 'name: Léa\nrole: Counsel\n');
  await put(folder, '.gitattributes', `${attributeLines('content/').join('\n')}\n`);
  for (const name of ['check', 'review-submitted', 'approvals', 'publish'])
    await put(folder, `.github/workflows/${name}.yml`, 'on: push\n');
  git('remote', 'add', 'origin', `${running.url}/olga/site.git`);
  const { content } = await readContent(settings());
  if (content === undefined) throw new Error('the content cannot be read');
  await writeCodeowners(content, settings().contentDir);
  repository.secrets.add('RECORDS_TOKEN');
  repository.variables.set('DEPLOY', 'pages');
  repository.pages = { address: 'https://town.org/', status: 'built' };
  await room.protect({
    required_status_checks: { strict: false, contexts: ['content'] },
    required_pull_request_reviews: { required_approving_review_count: 1 },
  });
  const mended = await look('olga');
  // The last step is for people, and the test forge cannot require reviews from owners.
  expect(mended.missing.split('\n')).toEqual([
    'No text has been approved yet.',
    'Reviews by code owners are not required.',
  ]);

  await room.protect({ enforce_admins: false, allow_force_pushes: true });
  repository.pages = { address: 'https://olga.github.io/site/', status: 'built' };
  const loose = await look('olga');
  for (const sentence of [
    'Administrators can bypass the rules.',
    'Reviews by code owners are not required.',
    'The check "content" is not required to pass.',
    'Force pushes are allowed.',
    'GitHub Pages shows it at https://olga.github.io/site/, and site.yaml says https://town.org.',
  ])
    expect(loose.missing).toContain(sentence);
  // Without administrator rights the settings cannot be read, which is reported.
  const lesser = await look('alice');
  expect(lesser.missing).toContain('Its owner does not administer the repository');
  expect(lesser.unknown).toContain('main is protected; only administrators of the repository can read how');
  const wrong = await examine(settings(), { GITHUB_TOKEN: 'ghp_wrong' });
  expect(wrong.find(({ step, state }) => step === 4 && state === 'missing')?.says).toMatch(/token/i);
});

test('a token with more permissions than needed is reported', async () => {
  await fill({ forge: `forge:\n  kind: github\n  repository: olga/site\n  api: ${room.running.apiRoot}\n` });
  const token = room.forge.addToken('olga', { scopes: ['repo', 'admin:org', 'delete_repo'] });
  const findings = await examine(settings(), { GITHUB_TOKEN: token });
  expect(findings.map(({ says }) => says)).toContain(
    'The token has more rights than needed: admin:org, delete_repo.',
  );
});
