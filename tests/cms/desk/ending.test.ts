import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { endingAnswer } from '../../../src/cms/review/ending-answer.ts';
import { endingApprovals } from '../../../src/cms/review/ending.ts';
import { ProtocolPaths } from '../../../src/cms/desk/paths.ts';
import { endingSaves } from '../../../src/cms/review/ended-by.ts';
import { seenOf } from '../../../src/cms/desk/decide.ts';
import { onSite, readChange } from '../../../src/cms/review/change.ts';
import { readQueue } from '../../../src/cms/review/queue.ts';
import { Reader } from '../../../src/cms/review/reader.ts';
import { entryFile } from '../../../src/model/entry.ts';
import { post } from '../../fixtures/folder.ts';
import { policyYaml } from '../../content/records/gated.ts';
import { ann, DeskSite, draftA, fileA, lea, lou } from './site.ts';

const old = { collection: 'posts', slug: 'old' } as const;
const dot = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>';
const withDot = (title: string) => post(title, 'image: { src: /media/dot.svg, alt: A dot }\n');
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

let site: DeskSite;
afterEach(() => site.remove());

/** Léa approves what is on main. */
async function approve(name = old, person = lea, desk = 'legal'): Promise<void> {
  const opened = await site.desk();
  const seen = (await onSite(opened, name)).map(({ entry }) => [entryFile(entry), seenOf(entry)] as const);
  await opened.decide(undefined, person, { decision: 'approve', desk, seen: new Map(seen) });
}

async function ending(
  files: Record<string, string>,
  media: Record<string, string> = {},
  name: { collection: string; slug: string } = old,
) {
  const desk = await site.desk();
  return endingApprovals(desk, new ProtocolPaths(desk), {
    ...name,
    files: Object.entries(files).map(([file, text]) => ({ path: `content/${file}`, text })),
    media: Object.entries(media).map(([file, bytes]) => ({ path: `content/${file}`, sha256: sha(bytes) })),
  });
}

const brief = (ended: readonly { desk?: string; person: string; lang?: string }[]) =>
  ended.map(({ desk, person, lang }) => `${desk ?? ''}:${person} ${lang ?? ''}`.trim());

test.each(['exclude', 'fail', 'last-approved'])(
  'with %s, a change to an approved text ends its approval in the draft, and the site keeps the old text',
  async (onUnapproved) => {
    const policy = policyYaml.replace(
      'notAuthor: true',
      `notAuthor: true\n    onUnapproved: ${onUnapproved}`,
    );
    site = await DeskSite.make({ 'policy.yaml': policy });
    await approve();
    const found = await ending({ 'posts/en/old.mdx': post('Older') });
    expect(brief(found.ends)).toEqual(['legal:lea en']);
    expect(found).toMatchObject({ ended: [], isOnSite: true, others: [] });
    await site.save(old, { 'posts/en/old.mdx': post('Older') });
    // The report was right: the site is unchanged, and the draft cannot be published.
    const desk = await site.desk();
    const [shown] = await onSite(desk, old);
    expect(shown?.entry.verdict?.approved).toBe(true);
    await expect(desk.publish(old, ann)).rejects.toThrow('changed since it was approved');
    expect(brief((await ending({})).ended)).toEqual(['legal:lea en']);
  },
);

test('nothing ends if the bytes are the approved ones again, whatever the form contained before', async () => {
  site = await DeskSite.make();
  await approve();
  expect((await ending({ 'posts/en/old.mdx': post('Old') })).ends).toEqual([]);
  expect((await ending({})).ends).toEqual([]);
  await site.save(old, { 'posts/en/old.mdx': post('Older') });
  await site.save(old, { 'posts/en/old.mdx': post('Old') });
  expect((await ending({})).ended).toEqual([]);
});

test('a text with faults loses its approval like any other', async () => {
  site = await DeskSite.make();
  await approve();
  expect(brief((await ending({ 'posts/en/old.mdx': '---\ntitle: [\n---\n' })).ends)).toEqual([
    'legal:lea en',
  ]);
});

test('a change in one language ends nothing in the other', async () => {
  site = await DeskSite.make({ 'posts/fr/old.mdx': post('Vieux') });
  await approve();
  expect(brief((await ending({ 'posts/fr/old.mdx': post('Plus vieux') })).ends)).toEqual(['legal:lea fr']);
  const both = await ending({ 'posts/fr/old.mdx': post('Plus vieux'), 'posts/en/old.mdx': post('Older') });
  expect(brief(both.ends).toSorted()).toEqual(['legal:lea en', 'legal:lea fr']);
});

test('another picture ends the approval of its text and of every other text that shows it', async () => {
  site = await DeskSite.make({
    'posts/en/old.mdx': withDot('Old'),
    'posts/en/twin.mdx': withDot('Twin'),
    'media/dot.svg': dot,
  });
  await approve();
  await approve({ collection: 'posts', slug: 'twin' } as never);
  expect(await ending({}, { 'media/dot.svg': dot })).toMatchObject({ ends: [], others: [] });
  const found = await ending({}, { 'media/dot.svg': dot.replaceAll('4', '5') });
  expect(brief(found.ends)).toEqual(['legal:lea en']);
  expect(found.others.map(({ title, ends }) => [title, brief(ends)])).toEqual([['Twin', ['legal:lea']]]);
});

test('a draft’s approval ends with its next change, and the save that ended it is named', async () => {
  site = await DeskSite.make();
  await site.save(draftA, { [fileA]: post('A') });
  await site.decide(draftA, lea);
  const before = await ending({ [fileA]: post('B') }, {}, draftA);
  expect(brief(before.ends)).toEqual(['legal:lea en']);
  expect(before).toMatchObject({ ended: [], isOnSite: false });
  site.now = new Date('2026-06-02T08:00:00Z');
  await site.save(draftA, { [fileA]: post('B') }, lou);
  site.now = new Date('2026-06-03T08:00:00Z');
  await site.save(draftA, { [fileA]: post('C') });
  const desk = await site.desk();
  const { draft, content, ended } = await readChange(desk, draftA);
  expect(brief(ended)).toEqual(['legal:lea en']);
  const saves = await endingSaves(desk.place, draft, content, ended);
  expect([...saves.values()]).toEqual([{ person: 'lou', author: 'Lou', at: '2026-06-02T08:00:00.000Z' }]);
  expect(brief((await ending({}, {}, draftA)).ended)).toEqual(['legal:lea en']);
  // After a new approval, nothing is reported any more.
  await site.decide(draftA, lea);
  expect((await ending({}, {}, draftA)).ended).toEqual([]);
  expect((await readChange(desk, draftA)).ended).toEqual([]);
});

test('if one of two desks approved, its approval ends, and the message is in the reader’s language', async () => {
  site = await DeskSite.make({
    'policy.yaml': policyYaml.replace('require: { legal: 1 }', 'require: { legal: 1, product: 1 }'),
  });
  await approve(old, lou, 'product');
  const found = await ending({ 'posts/en/old.mdx': post('Older') });
  const { content } = await (await site.desk()).content();
  if (content === undefined) throw new Error('no content');
  const reader = new Reader({ person: ann, lang: 'fr', content, now: site.now });
  expect(endingAnswer(found, reader)).toEqual({
    ends: [{ kind: 'approval', desk: 'Produit', person: 'Lou', day: '1er juin 2026', langs: [] }],
    ended: [],
    isOnSite: false,
    others: [],
  });
});

test('the queue marks entries that lost an approval by a draft or by a commit on main', async () => {
  site = await DeskSite.make({ 'posts/en/direct.mdx': post('Direct') });
  await approve();
  await approve({ collection: 'posts', slug: 'direct' } as never);
  await site.save(old, { 'posts/en/old.mdx': post('Older') });
  await site.put('posts/en/direct.mdx', post('Directly'));
  site.commit('Direct');
  const desk = await site.desk();
  await desk.follow();
  desk.forget();
  const { content } = await desk.content();
  if (content === undefined) throw new Error('no content');
  const rows = await readQueue(desk, new Reader({ person: lea, lang: 'en', content, now: site.now }));
  expect(
    rows.filter(({ ended }) => ended.length > 0).map(({ title, ended }) => [title, brief(ended)]),
  ).toEqual([
    ['Older', ['legal:lea en']],
    ['Directly', ['legal:lea en']],
  ]);
});

test('a request that names no text is refused with a reason', async () => {
  site = await DeskSite.make();
  const desk = await site.desk();
  const ask = (body: unknown) => endingApprovals(desk, new ProtocolPaths(desk), body);
  await expect(ask({})).rejects.toMatchObject({ status: 422 });
  await expect(ask({ collection: 'posts', slug: '../x', files: [], media: [] })).rejects.toMatchObject({
    status: 422,
  });
  await expect(
    ask({ ...old, files: [{ path: 'content/site.yaml', text: '' }], media: [] }),
  ).rejects.toMatchObject({ status: 422 });
  expect(await ending({}, {}, { collection: 'posts', slug: 'none' })).toEqual({
    ends: [],
    ended: [],
    isOnSite: false,
    others: [],
  });
});
