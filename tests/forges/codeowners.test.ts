import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { checkCodeowners, codeownersPath, writeCodeowners } from '../../src/forges/doctor/codeowners-file.ts';
import { codeowners } from '../../src/forges/codeowners.ts';
import { policy } from '../../src/model/policy.ts';
import { put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';

const desk = (name: string) => ({ [name]: [{ desk: name }] })[name] ?? [];
const base = {
  desks: {
    editorial: { name: 'Editorial' },
    legal: { name: 'Legal', team: '@town/legal' },
    product: { name: 'P' },
  },
  people: {
    ann: { desks: desk('editorial'), login: '@ann' },
    bob: { desks: desk('editorial') },
    cleo: { desks: [{ desk: 'editorial', until: '2030-01-01' }], login: '@cleo' },
    dan: { desks: desk('product'), login: '@dan' },
    lea: { desks: desk('legal'), login: '@lea' },
  },
};

/** The lines without comments. */
function lines(rules: object[], maintainers: string[] = ['@olga'], prefix = 'content/'): string[] {
  return codeowners({ policy: policy.parse({ ...base, rules }), forge: { maintainers }, prefix })
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const guards = ['/content/site.yaml @olga', '/content/policy.yaml @olga', '/content/approvals/ @olga'];

test('the first rule of the policy becomes the last line, and everything but texts belongs to the maintainers', () => {
  expect(
    lines([
      { match: 'posts/fr/**', require: { legal: 1 } },
      { match: 'posts/**', require: { editorial: 1 } },
    ]),
  ).toEqual(['* @olga', '/content/posts/** @ann', '/content/posts/fr/** @town/legal', ...guards]);
});

test.each([
  // A team stands for its people; people who have left, or have no login, are not asked.
  [[{ match: 'kits/**', require: { legal: 1, product: 1 } }], ['/content/kits/** @town/legal @dan']],
  // The file has no conditions, so everybody who may be asked is listed.
  [
    [
      { match: 'posts/**', when: { partnership: true }, require: { legal: 1 } },
      { match: 'posts/**', require: { editorial: 1 } },
    ],
    ['/content/posts/** @town/legal @ann'],
  ],
  [
    [
      { match: 'posts/fr/**', when: { partnership: true }, require: { legal: 1 } },
      { match: 'posts/**', require: { editorial: 1 } },
    ],
    ['/content/posts/** @ann', '/content/posts/fr/** @town/legal @ann'],
  ],
  // A pattern cannot know the owner of an answer.
  [[{ match: 'faq/**', require: { editorial: 1 }, ownerDesk: 1 }], ['/content/faq/** @ann']],
  [[{ match: 'faq/**', ownerDesk: 1 }], ['/content/faq/** @ann @town/legal @dan']],
  [
    [{ match: '{posts,faq}/*/*.mdx', require: { product: 1 } }],
    ['/content/faq/*/*.mdx @dan', '/content/posts/*/*.mdx @dan'],
  ],
  // A glob that GitHub cannot read is written for the whole folder.
  [[{ match: 'posts/en/[a-f]*', require: { product: 1 } }], ['/content/posts/en/** @dan']],
  [[{ match: 'posts/a b.mdx', require: { product: 1 } }], ['/content/posts/a\\ b.mdx @dan']],
  // No approval is required, so the line has no owner.
  [
    [{ match: 'pages/**' }, { match: '**', require: { product: 1 } }],
    ['/content/** @dan', '/content/pages/**'],
  ],
])('%j', (rules, expected) => {
  expect(lines(rules)).toEqual(['* @olga', ...expected, ...guards]);
});

test('if the folder is the repository, paths begin there; without maintainers their lines are missing', () => {
  const rules = [{ match: 'posts/**', require: { editorial: 1 } }];
  expect(lines(rules, [], '')).toEqual(['/posts/** @ann']);
});

test('people who cannot be asked are named', () => {
  const text = codeowners({
    policy: policy.parse({
      desks: { legal: { name: 'Legal' } },
      people: { zoe: { desks: [{ desk: 'legal' }] } },
      rules: [{ match: 'kits/**', require: { legal: 1 } }],
    }),
    forge: { maintainers: [] },
    prefix: '',
  });
  expect(text).toContain('# Nobody to ask for kits/**');
  expect(text).toContain('not asked: zoe.');
  expect(text).toContain("one owner's review is enough");
});

let folder = '';
afterEach(() => remove(folder));

test('check reports a missing or outdated file until it is written', async () => {
  const forge = 'forge:\n  kind: github\n  repository: town/site\n  maintainers: ["@olga"]\n';
  folder = await writeFolder(
    Object.fromEntries(
      Object.entries({ ...tinySite, 'site.yaml': `${tinySite['site.yaml'] ?? ''}${forge}` }).map(
        ([path, text]) => [`content/${path}`, text],
      ),
    ),
  );
  const contentDir = join(folder, 'content');
  const { content, errors } = await readContent({
    contentDir,
    cacheDir: join(folder, '.cache'),
    now: new Date(),
  });
  if (content === undefined) throw new Error(JSON.stringify(errors));
  // Without a repository nobody reads the file.
  expect(await checkCodeowners(content, contentDir)).toEqual([]);
  execFileSync('git', ['init', '-q', folder]);
  const [missing] = await checkCodeowners(content, contentDir);
  expect(missing).toMatchObject({ file: '.github/CODEOWNERS', line: 1, code: 'codeowners-out-of-date' });
  expect(missing?.message).toContain('missing');
  expect(await writeCodeowners(content, contentDir)).toMatchObject({ isNew: true });
  expect(await writeCodeowners(content, contentDir)).toMatchObject({ isNew: false });
  expect(await checkCodeowners(content, contentDir)).toEqual([]);
  await put(folder, codeownersPath, '* @eve\n');
  expect(await checkCodeowners(content, contentDir)).toMatchObject([
    { message: expect.stringContaining('* @eve') as string },
  ]);
  const { forge: _forge, ...withoutForge } = content.site;
  expect(await checkCodeowners({ ...content, site: withoutForge }, contentDir)).toEqual([]);
});

async function forgeSite() {
  const forge = 'forge:\n  kind: github\n  repository: town/site\n  maintainers: ["@olga"]\n';
  const files = { ...tinySite, 'site.yaml': `${tinySite['site.yaml'] ?? ''}${forge}` };
  folder = await writeFolder(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/${path}`, text])),
  );
  execFileSync('git', ['init', '-q', folder]);
  const contentDir = join(folder, 'content');
  const { content } = await readContent({ contentDir, cacheDir: join(folder, '.cache'), now: new Date() });
  if (content === undefined) throw new Error('no content');
  return { content, contentDir, file: join(folder, codeownersPath) };
}

test.each(['* @eve\n', '# Ours\n/docs/ @eve\n', '\uFEFF* @eve\r\n'])(
  'a file written by hand is not overwritten: %j',
  async (text) => {
    const { content, contentDir, file } = await forgeSite();
    await put(folder, codeownersPath, text);
    await expect(writeCodeowners(content, contentDir)).rejects.toThrow(
      'written by hand, and is not written over',
    );
    expect(await readFile(file, 'utf8')).toBe(text);
    const [problem] = await checkCodeowners(content, contentDir);
    expect(problem?.fix).toContain('move it away');
  },
);

test('our own file is written again and added lines are reported; a link is left alone', async () => {
  const { content, contentDir, file } = await forgeSite();
  await writeCodeowners(content, contentDir);
  const ours = await readFile(file, 'utf8');
  await put(folder, codeownersPath, `${ours}/docs/ @eve\r\n# note\n`);
  expect(await writeCodeowners(content, contentDir)).toEqual({ file, isNew: true, gone: ['/docs/ @eve'] });
  expect(await readFile(file, 'utf8')).toBe(ours);
  expect(await readdir(join(folder, '.github'))).toEqual(['CODEOWNERS']);
  await rm(file);
  await put(folder, 'elsewhere', '* @eve\n');
  await symlink(join(folder, 'elsewhere'), file);
  await expect(writeCodeowners(content, contentDir)).rejects.toThrow('is a link');
  expect(await readFile(join(folder, 'elsewhere'), 'utf8')).toBe('* @eve\n');
});
