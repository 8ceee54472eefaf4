import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { livePreview } from '../../../src/cms/server/live-preview.ts';
import { Protocol } from '../../../src/cms/protocol/protocol.ts';
import { DeskError } from '../../../src/cms/desk/refusals.ts';
import { isTaken } from '../../../src/cms/desk/taken.ts';
import { draftName } from '../../../src/cms/desk/names.ts';
import type { Previewer } from '../../../src/cms/preview/previewer.ts';
import { post } from '../../fixtures/folder.ts';
import { ann, DeskSite, draftA, fileA, lea } from './site.ts';
import type { Person } from '../../../src/cms/desk/commit.ts';

let site: DeskSite;

beforeEach(async () => {
  site = await DeskSite.make({ 'posts/fr/seul.mdx': post('Seul') });
});
afterEach(() => site.remove());

async function taken(collection: string, slug: string): Promise<boolean> {
  const name = draftName(collection, slug);
  if (name === undefined) throw new Error('no name');
  return isTaken(await site.desk(), name);
}

/** Saves an entry as the form for a new entry does. */
async function begin(
  slug: string,
  text: string,
  lang = 'en',
  { begins = true, form, by = ann }: { begins?: boolean; form?: string; by?: Person } = {},
): Promise<unknown> {
  const path = `content/posts/${lang}/${slug}.mdx`;
  const params = {
    dataFiles: [{ slug, path, raw: text }],
    assets: [],
    base: { [path]: null },
    begins,
    ...(form !== undefined && { form }),
    options: { collectionName: 'posts', commitMessage: 'Begin' },
  };
  return new Protocol(await site.desk()).answer({ action: 'persistEntry', params }, by);
}

test('a name is taken by an entry on the site in any language, by a record and by a draft, and by nothing else', async () => {
  await site.save(draftA, { [fileA]: post('A') });
  expect(await taken('posts', 'old')).toBe(true);
  expect(await taken('posts', 'seul')).toBe(true);
  expect(await taken('posts', 'a')).toBe(true);
  expect(await taken('people', 'lea')).toBe(true);
  expect(await taken('posts', 'lea')).toBe(false);
  expect(await taken('faq', 'old')).toBe(false);
  expect(await taken('posts', 'ol')).toBe(false);
});

test('a name is taken by a file that differs only in case, because many disks cannot tell them apart', async () => {
  await site.put('posts/en/Loud.mdx', post('Loud'));
  site.commit('Loud');
  expect(await taken('posts', 'loud')).toBe(true);
});

test('a name is taken by an uncommitted file', async () => {
  await site.put('posts/en/on-disk.mdx', post('On the disk'));
  await expect.poll(() => taken('posts', 'on-disk'), { timeout: 10_000 }).toBe(true);
});

test('a name stays taken if a removed entry left decisions or a redirect there', async () => {
  await site.save(draftA, { [fileA]: post('A') });
  await site.decide(draftA, lea);
  const desk = await site.desk();
  await desk.publish(draftA, ann);
  await site.closeDesk();
  site.git('rm', '-q', `content/${fileA}`);
  site.commit('Gone');
  expect(await taken('posts', 'a')).toBe(true);
  await site.put('posts/en/newer.mdx', post('Newer', 'aliases: [/blog/older/]\n'));
  site.commit('Newer');
  await expect.poll(() => taken('posts', 'older')).toBe(true);
});

test('two new entries with one name do not become one, in the same language or in two', async () => {
  await begin('ferry', post('Ferry'));
  for (const lang of ['en', 'fr']) {
    const refused: unknown = await begin('ferry', post('Le bac'), lang).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DeskError);
    expect(refused).toMatchObject({ status: 409, taken: 'ferry' });
  }
  expect(site.git('show', 'cms/posts/ferry:content/posts/en/ferry.mdx')).toContain('Ferry');
  expect(site.git('ls-tree', '-r', '--name-only', 'cms/posts/ferry', 'content/posts/fr')).not.toContain(
    'ferry',
  );
  // The second save of the first entry still works.
  await expect(begin('ferry', post('Le bac'), 'fr', { begins: false })).resolves.toMatchObject({
    message: 'entry persisted',
  });
});

test('if ten begin an entry with one name at the same moment, one gets the draft and nine are refused', async () => {
  await site.desk();
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => begin('race', post(`Race ${String(index)}`))),
  );
  const refused = all.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(9);
  for (const one of refused) expect(one).toMatchObject({ reason: { status: 409, taken: 'race' } });
});

describe('a first save whose answer was lost', () => {
  const form = randomUUID();
  const draft = (slug: string) => site.git('rev-list', '--count', `main..cms/posts/${slug}`);
  const text = (slug: string, lang = 'en') =>
    site.git('show', `cms/posts/${slug}:content/posts/${lang}/${slug}.mdx`);
  const branches = () => site.git('for-each-ref', '--format=%(refname:short)', 'refs/heads/cms');

  test('is saved once, however often it is sent', async () => {
    const first = await begin('ferry', post('Ferry'), 'en', { form });
    for (let time = 0; time < 3; time++)
      expect(await begin('ferry', post('Ferry'), 'en', { form })).toEqual(first);
    expect([branches(), draft('ferry')]).toEqual(['cms/posts/ferry', '1']);
  });

  test('includes later changes, in other languages too', async () => {
    await begin('ferry', post('Le bac'), 'fr', { form });
    await begin('ferry', post('Ferry, newer'), 'en', { form });
    expect(text('ferry')).toContain('Ferry, newer');
    expect(site.git('ls-tree', '-r', '--name-only', 'cms/posts/ferry', 'content/posts/fr/')).not.toContain(
      'ferry',
    );
    expect(branches()).toBe('cms/posts/ferry');
  });

  test('under another title leaves no draft under the first one', async () => {
    await begin('ferry', post('Ferry'), 'en', { form });
    await begin('boat', post('Boat'), 'en', { form });
    expect(branches()).toBe('cms/posts/boat');
    // Discarding cannot be undone with a click, but git still has the text.
    expect(site.git('for-each-ref', '--format=%(refname)', 'refs/colophon/discarded/posts/ferry')).not.toBe(
      '',
    );
  });

  test('keeps its name free for that form, but for no other form or person', async () => {
    await begin('ferry', post('Ferry'), 'en', { form });
    const name = draftName('posts', 'ferry');
    if (name === undefined) throw new Error('no name');
    const isFree = async (person: string, of: string | undefined) =>
      !(await isTaken(await site.desk(), name, { sender: { person, form: of } }));
    expect(await isFree('ann', form)).toBe(true);
    expect(await isFree('ann', randomUUID())).toBe(false);
    expect(await isFree('ann', undefined)).toBe(false);
    expect(await isFree('lea', form)).toBe(false);
    for (const other of [{ form: randomUUID() }, {}, { form, by: lea }])
      await expect(begin('ferry', post('Another'), 'en', other)).rejects.toMatchObject({ status: 409 });
    expect(text('ferry')).not.toContain('Another');
  });

  test('never replaces what somebody else saved, noted or decided in the draft since', async () => {
    await begin('ferry', post('Ferry'), 'en', { form });
    await site.save({ collection: 'posts', slug: 'ferry' }, { 'posts/en/ferry.mdx': post('Edited') });
    await expect(begin('ferry', post('Ferry'), 'en', { form })).rejects.toMatchObject({ status: 409 });
    expect(text('ferry')).toContain('Edited');
    // It is not discarded for another title either.
    await begin('boat', post('Boat'), 'en', { form });
    expect(branches()).toBe('cms/posts/boat\ncms/posts/ferry');
  });

  test('takes no branch that git made where the site is for its own', async () => {
    site.git('branch', 'cms/posts/ferry', 'main');
    await expect(begin('ferry', post('Ferry'), 'en', { form })).rejects.toMatchObject({ status: 409 });
    await begin('boat', post('Boat'), 'en', { form });
    expect(branches()).toBe('cms/posts/boat\ncms/posts/ferry');
  });

  test('is one draft when it comes ten times at once', async () => {
    await site.desk();
    await Promise.all(Array.from({ length: 10 }, () => begin('ferry', post('Ferry'), 'en', { form })));
    expect([branches(), draft('ferry')]).toEqual(['cms/posts/ferry', '1']);
  });
});

test('a new entry is previewed under the name that it will be saved with, not under a taken one', async () => {
  const shown: string[] = [];
  const previewer = {
    render: ({ show }: { show: { slug: string } }) => {
      shown.push(show.slug);
      return Promise.resolve({ html: '' });
    },
    cardOf: () => Promise.resolve(undefined),
    searchHit: () => Promise.resolve(undefined),
  } as unknown as Previewer;
  const desk = await site.desk();
  const ask = async (slug: string, begins: boolean) => {
    const path = `content/posts/en/${slug}.mdx`;
    const body = { files: [{ path, text: post('Old') }], path, lang: 'en', begins };
    await livePreview({ desk, previewer }, body, new AbortController().signal);
  };
  await ask('old', true);
  await ask('du-chuan', true);
  await ask('old', false);
  expect(shown).toEqual(['old-2', 'du-chuan', 'old']);
});
