import { afterEach, beforeEach, expect, test } from 'vitest';
import { siteFeed } from '../../../src/outputs/feeds/feed.ts';
import { keepIds } from '../../../src/cms/desk/keep-ids.ts';
import { Protocol } from '../../../src/cms/protocol/protocol.ts';
import { DeskError } from '../../../src/cms/desk/refusals.ts';
import { renamed, withAlias } from '../../../src/cms/desk/rename.ts';
import { Publication } from '../../../src/publication/publication.ts';
import type { Site } from '../../../src/model/site.ts';
import { post } from '../../fixtures/folder.ts';
import { DeskSite, ann, lea } from './site.ts';

test.each([
  ['---\ntitle: A\n---\n\nText\n', '---\ntitle: A\naliases:\n  - /blog/old/\n---\n\nText\n'],
  ['---\ntitle: A\naliases: [/x/]\n---\nText', '---\ntitle: A\naliases: [ /x/, /blog/old/ ]\n---\nText'],
  [
    '---\naliases:\n  - /x/\n# note\ntitle: A\n---\n',
    '---\naliases:\n  - /x/\n  - /blog/old/\n# note\ntitle: A\n---\n',
  ],
  ['---\ntitle: A\naliases: ""\n---\n', '---\ntitle: A\naliases:\n  - /blog/old/\n---\n'],
  ['---\r\ntitle: A\r\n---\r\nText', '---\r\ntitle: A\r\naliases:\r\n  - /blog/old/\r\n---\r\nText'],
  ['---\naliases:\n  - /blog/old/\n---\nText', '---\naliases:\n  - /blog/old/\n---\nText'],
])('a former address is added to %j', (text, expected) => {
  expect(withAlias(text, '/blog/old/')).toBe(expected);
});

const settings = { url: 'https://tiny.example', languages: ['en', 'fr'] } as Site;

test.each([
  [
    'a comment',
    '# who\naliases:\n  # the first\n  - /x/ # 2019\n',
    '# who\naliases:\n  # the first\n  - /x/ # 2019\n  - /blog/a/\n',
  ],
  [
    'quotes and folds',
    'description: >-\n  a\n  b\naliases:\n- "/x/"\n',
    'description: >-\n  a\n  b\naliases:\n- "/x/"\n- /blog/a/\n',
  ],
  [
    'odd spaces',
    'date:   2026-01-01\naliases:\n      -   /x/\n',
    'date:   2026-01-01\naliases:\n      -   /x/\n      - /blog/a/\n',
  ],
])('a rename keeps every other byte, with %s', (_, fields, expected) => {
  for (const [head, end] of [
    ['---\n', '\n'],
    ['\uFEFF---  \n', '\n'],
    ['---yaml\n', '\n'],
    ['---\n', '\r\n'],
  ] as const) {
    const lines = (text: string) => text.replaceAll('\n', end);
    const body = lines('---\n\nOne. \n\n---\n\nid: 1\n\n\n');
    const text = lines(`${head}title:   "A"\n${fields}`) + body;
    const after = renamed({ collection: 'posts', lang: 'en', slug: 'a', text }, 'b', settings);
    expect(after).toBe(lines(`${head}title:   "A"\n${expected}id: https://tiny.example/x/\n`) + body);
  }
});

test('a name that an entry gets back is no longer a former name, and answers have no feed and so no id', () => {
  const text = '---\nquestion: A\naliases: [/faq/b/, /faq/%61/]\n---\n';
  expect(renamed({ collection: 'faq', lang: 'en', slug: 'c', text }, 'a', settings)).toBe(
    '---\nquestion: A\naliases: [ /faq/b/, /faq/c/ ]\n---\n',
  );
});

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make({ 'posts/fr/old.mdx': post('Vieux') });
});
afterEach(() => site.remove());

test('a renamed entry keeps its addresses in each language and needs a new approval', async () => {
  const desk = await site.desk();
  const name = await desk.rename({ collection: 'posts', slug: 'old' }, 'new', ann);
  expect(name).toEqual({ collection: 'posts', slug: 'new' });
  await expect(desk.publish(name, ann)).rejects.toThrow('never approved');
  await site.decide(name, lea);
  await desk.publish(name, ann);
  expect(site.git('ls-tree', '-r', '--name-only', 'main', 'content/posts')).toBe(
    'content/posts/en/new.mdx\ncontent/posts/fr/new.mdx',
  );
  expect(site.git('show', 'main:content/posts/en/new.mdx')).toContain('aliases:\n  - /blog/old/\n');
  expect(site.git('show', 'main:content/posts/fr/new.mdx')).toContain('aliases:\n  - /fr/blog/old/\n');
  expect(site.git('status', '--porcelain')).toBe('');
});

test.each([
  ['none', 'new', 404],
  ['old', 'old', 422],
  ['old', '../x', 422],
  ['old', 'taken', 409],
])('%s is not renamed to %s', async (slug, to, status) => {
  await site.put('posts/en/taken.mdx', post('Taken'));
  site.commit('Taken');
  const refused = await (
    await site.desk()
  )
    .rename({ collection: 'posts', slug }, to, ann)
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DeskError);
  expect((refused as DeskError).status).toBe(status);
  expect(site.git('branch', '--list', 'cms/*')).toBe('');
});

test.each([
  ['a former address of another text', { 'posts/en/other.mdx': post('Other', 'aliases: [/blog/former/]\n') }],
  [
    'a former address in another language',
    { 'posts/fr/other.mdx': post('Autre', 'aliases: [/fr/blog/former/]\n') },
  ],
  ['a file that differs in case alone', { 'posts/en/Former.mdx': post('Former') }],
  ['the decisions on a text that is gone', { [`approvals/posts/former/${'ab'.repeat(32)}.json`]: '{}' }],
])('a text is not renamed to a name that has %s', async (_, files) => {
  for (const [file, text] of Object.entries(files)) await site.put(file, text);
  site.commit('More');
  const desk = await site.desk();
  const refused: unknown = await desk
    .rename({ collection: 'posts', slug: 'old' }, 'former', ann)
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DeskError);
  expect(refused).toMatchObject({ status: 409, taken: 'former' });
  expect((refused as DeskError).message).toContain('posts/former is taken');
  expect(site.git('branch', '--list', 'cms/*')).toBe('');
});

test('a text can get its own former name back, with its decisions, and no other text can get that name', async () => {
  const desk = await site.desk();
  await desk.rename({ collection: 'posts', slug: 'old' }, 'new', ann);
  await publish('new');
  // Decisions from the time when it had that name.
  await site.put(`approvals/posts/old/${'ab'.repeat(32)}.json`, '{}');
  await site.put('posts/en/third.mdx', post('Third'));
  site.commit('More');
  desk.forget();
  await expect(desk.rename({ collection: 'posts', slug: 'third' }, 'old', ann)).rejects.toThrow('is taken');
  expect(await desk.rename({ collection: 'posts', slug: 'new' }, 'old', ann)).toEqual({
    collection: 'posts',
    slug: 'old',
  });
});

const idsOf = async () => {
  const desk = await site.desk();
  desk.forget();
  const { content, errors } = await desk.content();
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  const publication = new Publication(content, site.now);
  return publication.languages.flatMap((lang) =>
    siteFeed(publication, lang).items.map(({ id, link }) => [id, link]),
  );
};

async function publish(slug: string): Promise<void> {
  const desk = await site.desk();
  const name = { collection: 'posts', slug } as const;
  await site.decide(name, lea);
  await desk.publish(name, ann);
}

test('feeds keep the id of an entry that is renamed once, twice and back', async () => {
  const desk = await site.desk();
  for (const [from, to] of [
    ['old', 'new'],
    ['new', 'newer'],
    ['newer', 'old'],
  ] as const) {
    await desk.rename({ collection: 'posts', slug: from }, to, ann);
    await publish(to);
    expect(await idsOf()).toEqual([
      ['https://tiny.example/blog/old/', `https://tiny.example/blog/${to}/`],
      ['https://tiny.example/fr/blog/old/', `https://tiny.example/fr/blog/${to}/`],
    ]);
  }
  expect(site.git('show', 'main:content/posts/en/old.mdx')).toContain(
    'aliases:\n  - /blog/new/\n  - /blog/newer/\nid: https://tiny.example/blog/old/\n',
  );
});

test('a new post with the old name of a renamed one is refused that post’s id and offered another', async () => {
  const desk = await site.desk();
  await desk.rename({ collection: 'posts', slug: 'old' }, 'new', ann);
  await publish('new');
  const free = post('Again').replace('2026-05-01', '2026-05-20');
  await site.save({ collection: 'posts', slug: 'old' }, { 'posts/en/old.mdx': free });
  const { content } = await desk.review({ collection: 'posts', slug: 'old' });
  expect(content.overlay.errors.map(({ file, code, fix }) => [file, code, fix])).toContainEqual([
    'posts/en/old.mdx',
    'duplicate-feed-id',
    'Give the one that was published later an id of its own: https://tiny.example/blog/old/#2',
  ]);
});

const path = 'content/posts/en/old.mdx';
const fromForm = async (raw: string) => {
  const protocol = new Protocol(await site.desk());
  const options = { collectionName: 'posts', commitMessage: 'Change', useWorkflow: true, status: 'draft' };
  const params = { branch: 'main', dataFiles: [{ slug: 'old', path, raw }], assets: [], options };
  return (await protocol.answer({ action: 'persistEntry', params }, ann)) as { files: { id: string }[] };
};

test('a form that changes former addresses changes no id and gets no conflict', async () => {
  await fromForm(post('Old', 'aliases: [/elsewhere/]\n'));
  const draft = site.git('show', 'cms/posts/old:content/posts/en/old.mdx');
  expect(draft).toContain('aliases: [/elsewhere/]\nid: https://tiny.example/blog/old/\n---');
  await publish('old');
  // The form is still open without the id, and saves again.
  await fromForm(post('Old', 'aliases: [/elsewhere/, /more/]\n', 'Other words.\n'));
  expect(site.git('show', 'cms/posts/old:content/posts/en/old.mdx')).toContain(
    'id: https://tiny.example/blog/old/',
  );
  await publish('old');
  expect((await idsOf())[0]?.[0]).toBe('https://tiny.example/blog/old/');
  await fromForm(post('Old', 'aliases: [/elsewhere/]\nid: tag:x,2026:meant\n'));
  await publish('old');
  expect((await idsOf())[0]?.[0]).toBe('tag:x,2026:meant');
});

test('a draft pushed by git that changes an id is not published, and the message names the missing line', async () => {
  await site.save(
    { collection: 'posts', slug: 'old' },
    { 'posts/en/old.mdx': post('Old', 'aliases: [/elsewhere/]\n') },
  );
  await expect(publish('old')).rejects.toThrow(
    'Write id: https://tiny.example/blog/old/ into posts/en/old.mdx.',
  );
});

test('a file that cannot be read, or was never on the site, is saved as it is', async () => {
  await site.put('posts/en/soon.mdx', post('Soon', 'draft: true\n'));
  site.commit('Soon');
  const { current, content } = await (await site.desk()).content();
  if (content === undefined) throw new Error('no content');
  for (const [file, text] of [
    ['posts/en/old.mdx', '---\ntitle: [\n---\n'],
    ['posts/en/old.mdx', 'aliases: [/x/]'],
    ['posts/en/soon.mdx', post('Soon', 'aliases: [/x/]\n')],
    ['faq/en/what.mdx', '---\naliases: [/x/]\n---\n'],
    ['posts/en/none.mdx', post('None', 'aliases: [/x/]\n')],
    ['media/a.bin', '\u0000'],
  ] as const) {
    const files = new Map<string, Buffer | undefined>([[file, Buffer.from(text)]]);
    expect(keepIds(files, current, content.site, site.now)).toEqual(files);
  }
});
