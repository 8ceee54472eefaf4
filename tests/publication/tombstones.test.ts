import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeRecord } from '../../src/approvals/record.ts';
import type { Statement } from '../../src/approvals/record.ts';
import type { Tombstone } from '../../src/model/tombstone.ts';
import { Publication } from '../../src/publication/publication.ts';
import { post, put, readFolder, remove } from '../fixtures/folder.ts';
import { GatedSite, policyYaml } from '../content/records/gated.ts';

let site: GatedSite;
beforeEach(async () => {
  site = await GatedSite.make();
});
afterEach(() => remove(site.folder));

const at = (moment: string) => {
  site.now = new Date(moment);
};
const tombstones = async (): Promise<Tombstone[]> => (await site.read()).content?.tombstones ?? [];
const isShown = async () => {
  const { content } = await site.read();
  if (content === undefined) throw new Error('no content');
  return new Publication(content, site.now).find('posts', 'a', 'en') !== undefined;
};
const approve = async (moment: string, more: object = {}) => {
  at(moment);
  await site.decide(more);
};
const takeDown = async (moment: string, more: object = {}) => {
  at(moment);
  await site.decide({ decision: 'unpublish', ...more });
};

describe('an unpublished text', () => {
  test('shows the date and since when it was published, but neither its title nor the desk’s comment', async () => {
    await site.put('posts/en/a.mdx', post('A secret title', 'aliases: [/old/]\n'));
    await approve('2026-06-01T12:00:00Z');
    await takeDown('2026-06-10T08:00:00Z', { comment: 'Between us.' });
    expect(await isShown()).toBe(false);
    expect(await tombstones()).toEqual([
      {
        collection: 'posts',
        lang: 'en',
        slug: 'a',
        since: '2026-05-01',
        at: '2026-06-10T08:00:00Z',
        aliases: ['/old/'],
      },
    ]);
  });

  test('shows the public reason and the replacement; later ones replace earlier ones', async () => {
    await site.put('posts/en/b.mdx', post('B'));
    await approve('2026-06-01T12:00:00Z');
    await takeDown('2026-06-10T08:00:00Z', { publicReason: '  The product was recalled. ' });
    expect(await tombstones()).toMatchObject([{ reason: 'The product was recalled.' }]);
    await takeDown('2026-06-12T08:00:00Z', { replacement: 'posts/b' });
    expect(await tombstones()).toMatchObject([
      { at: '2026-06-10T08:00:00Z', reason: 'The product was recalled.', replacement: 'posts/b' },
    ]);
    await takeDown('2026-06-13T08:00:00Z', { publicReason: 'Recalled by its maker.' });
    expect(await tombstones()).toMatchObject([
      { at: '2026-06-10T08:00:00Z', reason: 'Recalled by its maker.', replacement: 'posts/b' },
    ]);
  });

  test('stays unpublished while a newer version waits, and after its file was deleted', async () => {
    await approve('2026-06-01T12:00:00Z');
    await takeDown('2026-06-10T08:00:00Z');
    await site.put('posts/en/a.mdx', post('Mended'));
    expect(await tombstones()).toHaveLength(1);
    await site.put('posts/en/a.mdx', post('Mended', 'draft: true\n'));
    expect(await tombstones()).toHaveLength(1);
    await remove(`${site.folders.contentDir}/posts/en/a.mdx`);
    expect(await tombstones()).toMatchObject([
      { slug: 'a', since: '2026-05-01', at: '2026-06-10T08:00:00Z' },
    ]);
  });

  test('is published again with its approval; a version that waits after that is not announced', async () => {
    await approve('2026-06-01T12:00:00Z');
    await takeDown('2026-06-10T08:00:00Z');
    await site.put('posts/en/a.mdx', post('Mended'));
    await approve('2026-06-11T08:00:00Z');
    expect(await isShown()).toBe(true);
    expect(await tombstones()).toEqual([]);
    await site.put('posts/en/a.mdx', post('Newer'));
    expect(await isShown()).toBe(false);
    expect(await tombstones()).toEqual([]);
    // Unpublished again.
    await approve('2026-06-12T08:00:00Z');
    await takeDown('2026-06-20T08:00:00Z');
    expect(await tombstones()).toMatchObject([{ at: '2026-06-20T08:00:00Z' }]);
  });

  test('does not come back with one of two approvals', async () => {
    const both = policyYaml.replace('require: { legal: 1 }', 'require: { legal: 1, product: 1 }');
    await site.put('policy.yaml', both);
    await approve('2026-06-01T12:00:00Z');
    await approve('2026-06-01T13:00:00Z', { desk: 'product', person: 'lou' });
    expect(await isShown()).toBe(true);
    await takeDown('2026-06-10T08:00:00Z');
    await approve('2026-06-11T08:00:00Z');
    expect(await isShown()).toBe(false);
    expect(await tombstones()).toMatchObject([{ at: '2026-06-10T08:00:00Z' }]);
    await approve('2026-06-12T08:00:00Z', { desk: 'product', person: 'lou' });
    expect(await isShown()).toBe(true);
  });

  test('is not announced if its records are damaged', async () => {
    await approve('2026-06-01T12:00:00Z');
    await takeDown('2026-06-10T08:00:00Z');
    const files = await readFolder(site.folders.contentDir);
    const [record = ''] = [...files.keys()].filter((path) => /^approvals\/posts\/a\/.*json$/.test(path));
    await put(site.folders.contentDir, record, '{}');
    expect(await tombstones()).toEqual([]);
  });
});

describe('a withdrawn approval', () => {
  test('unpublishes a text for as long as no approval replaces it', async () => {
    await approve('2026-06-01T12:00:00Z');
    at('2026-06-10T08:00:00Z');
    await site.decide({ decision: 'withdraw' });
    expect(await tombstones()).toMatchObject([{ at: '2026-06-10T08:00:00Z' }]);
    await approve('2026-06-11T08:00:00Z');
    expect(await isShown()).toBe(true);
    expect(await tombstones()).toEqual([]);
  });

  test('does not unpublish while a waiver is valid; and the end of the waiver is not announced', async () => {
    await site.put(
      'policy.yaml',
      policyYaml.replace('require: { legal: 1 }', 'require: { legal: 1, product: 1 }'),
    );
    await approve('2026-06-01T12:00:00Z', { desk: 'product', person: 'lou' });
    at('2026-06-02T12:00:00Z');
    await site.decide({ decision: 'waiver', comment: 'Urgent.', expires: '2026-06-20' });
    at('2026-06-10T08:00:00Z');
    await site.decide({ desk: 'product', person: 'lou', decision: 'withdraw' });
    expect(await isShown()).toBe(true);
    at('2026-06-21T08:00:00Z');
    expect(await isShown()).toBe(false);
    expect(await tombstones()).toEqual([]);
  });
});

describe('a text that was never on the site is not announced', () => {
  test.each([
    ['a text that no desk approved', '', false],
    ['a draft', 'draft: true\n', true],
    ['a text with a later publication date', 'publishAt: 2027-01-01T00:00:00Z\n', true],
  ])('%s', async (_, fields, isApproved) => {
    await site.put('posts/en/a.mdx', post('A', fields));
    if (isApproved) await approve('2026-06-01T12:00:00Z');
    await takeDown('2026-06-10T08:00:00Z');
    expect(await tombstones()).toEqual([]);
    const said = await site.refusal({ decision: 'unpublish', publicReason: 'Because.' });
    expect(said).toContain('The text is not on the site, so that nobody would read');
    await remove(`${site.folders.contentDir}/posts/en/a.mdx`);
    expect(await tombstones()).toEqual([]);
  });

  test('a text with only some of its approvals, later withdrawn', async () => {
    await site.put(
      'policy.yaml',
      policyYaml.replace('require: { legal: 1 }', 'require: { legal: 1, product: 1 }'),
    );
    await approve('2026-06-01T12:00:00Z');
    at('2026-06-02T12:00:00Z');
    await site.decide({ decision: 'withdraw' });
    await takeDown('2026-06-10T08:00:00Z');
    expect(await tombstones()).toEqual([]);
  });

  test('a newer version that waits, or for which a desk requests changes', async () => {
    await approve('2026-06-01T12:00:00Z');
    await site.put('posts/en/a.mdx', post('Newer'));
    expect(await tombstones()).toEqual([]);
    at('2026-06-02T12:00:00Z');
    await site.decide({ decision: 'request-changes', comment: 'No.' });
    expect(await tombstones()).toEqual([]);
  });

  test('an approval that expired', async () => {
    await site.put(
      'policy.yaml',
      policyYaml.replace('notAuthor: true', 'notAuthor: true\n    reviewEvery: P6M'),
    );
    await approve('2026-06-01T12:00:00Z');
    at('2027-06-01T12:00:00Z');
    expect(await isShown()).toBe(false);
    expect(await tombstones()).toEqual([]);
  });

  test('an old record without a message for visitors', async () => {
    await approve('2026-06-01T12:00:00Z');
    await takeDown('2026-06-10T08:00:00Z');
    const { contentDir } = site.folders;
    const [path = '', bytes] =
      [...(await readFolder(contentDir))].find(([, text]) => text.includes('unpublish')) ?? [];
    const old = JSON.parse(bytes?.toString() ?? '') as Statement & { predicate: { notice?: object } };
    expect(old.predicate.notice).toBeDefined();
    delete old.predicate.notice;
    await remove(`${contentDir}/${path}`);
    const { file, bytes: written } = writeRecord(old);
    await put(contentDir, file, written);
    expect((await site.read()).ledger.faults).toEqual([]);
    expect(await isShown()).toBe(false);
    expect(await tombstones()).toEqual([]);
  });
});

describe('a text that has expired', () => {
  const ending = (more = '') =>
    post('A campaign', `expireAt: 2026-07-01T00:00:00Z\naliases: [/old/]\n${more}`);

  test('shows its title, its end, the reason and the replacement', async () => {
    await site.put('posts/en/b.mdx', post('B'));
    await site.put(
      'posts/en/a.mdx',
      ending('takenDown: { reason: The campaign is over., replacement: posts/b }\n'),
    );
    await approve('2026-06-01T12:00:00Z');
    expect(await tombstones()).toEqual([]);
    at('2026-07-01T00:00:00Z');
    expect(await tombstones()).toEqual([
      {
        collection: 'posts',
        lang: 'en',
        slug: 'a',
        title: 'A campaign',
        since: '2026-05-01',
        at: '2026-07-01T00:00:00.000Z',
        reason: 'The campaign is over.',
        replacement: 'posts/b',
        aliases: ['/old/'],
      },
    ]);
  });

  test('needs an approval for a reason that is added later', async () => {
    await site.put('posts/en/a.mdx', ending());
    await approve('2026-06-01T12:00:00Z');
    at('2026-08-01T00:00:00Z');
    await site.put('posts/en/a.mdx', ending('takenDown: { reason: It is over. }\n'));
    expect(await tombstones()).toEqual([]);
    await site.decide();
    expect(await tombstones()).toMatchObject([{ title: 'A campaign', reason: 'It is over.' }]);
  });

  test.each([
    ['was never approved', ending(), undefined],
    ['was approved too late', ending(), '2026-07-02T00:00:00Z'],
    ['had a later publication date', ending('publishAt: 2026-07-02T00:00:00Z\n'), '2026-06-01T12:00:00Z'],
    ['is a draft', ending('draft: true\n'), '2026-06-01T12:00:00Z'],
  ])('is not announced if it %s', async (_, text, approvedAt) => {
    await site.put('posts/en/a.mdx', text);
    if (approvedAt !== undefined) await approve(approvedAt);
    at('2026-08-01T00:00:00Z');
    expect(await tombstones()).toEqual([]);
  });

  test('is announced even if its approval expired later', async () => {
    await site.put(
      'policy.yaml',
      policyYaml.replace('notAuthor: true', 'notAuthor: true\n    reviewEvery: P6M'),
    );
    await site.put('posts/en/a.mdx', ending());
    await approve('2026-06-01T12:00:00Z');
    at('2027-06-01T12:00:00Z');
    expect(await tombstones()).toMatchObject([{ title: 'A campaign' }]);
  });

  test('was on the site if no approval was required', async () => {
    await site.put(
      'pages/en/offer.mdx',
      '---\ntitle: Offer\ndescription: D.\nexpireAt: 2026-07-01\n---\n\nWords.\n',
    );
    at('2026-08-01T00:00:00Z');
    expect(await tombstones()).toEqual([
      {
        collection: 'pages',
        lang: 'en',
        slug: 'offer',
        title: 'Offer',
        at: '2026-07-01T00:00:00.000Z',
        aliases: [],
      },
    ]);
  });

  test('no longer shows its title after a desk unpublishes it', async () => {
    await site.put('posts/en/a.mdx', ending());
    await approve('2026-06-01T12:00:00Z');
    at('2026-08-01T00:00:00Z');
    expect(await tombstones()).toMatchObject([{ title: 'A campaign' }]);
    await takeDown('2026-08-02T00:00:00Z', { publicReason: 'A court said so.' });
    const [found] = await tombstones();
    expect(found).toMatchObject({
      at: '2026-07-01T00:00:00.000Z',
      reason: 'A court said so.',
      since: '2026-05-01',
    });
    expect(found).not.toHaveProperty('title');
  });
});

test('the start is that of the file, or else the first approval, or unknown if it was there before', async () => {
  const answerOf = async () => (await tombstones()).find(({ collection }) => collection === 'faq')?.since;
  at('2026-06-03T12:00:00Z');
  await site.decide({ path: 'faq/en/what.mdx' });
  at('2026-06-10T08:00:00Z');
  await site.decide({ path: 'faq/en/what.mdx', decision: 'unpublish' });
  expect(await answerOf()).toBe('2026-06-03');
});

test.each([
  [{ decision: 'approve', publicReason: 'x' }, /Only what is taken down leaves word/],
  [{ decision: 'unpublish', publicReason: ' ' }, /as one line/],
  [{ decision: 'unpublish', publicReason: 'a\nb' }, /as one line/],
  [{ decision: 'unpublish', publicReason: 'x'.repeat(301) }, /longer than 300/],
  [{ decision: 'unpublish', publicReason: 'Ask ann@tiny.example' }, /e-mail address/],
  [{ decision: 'unpublish', replacement: 'posts/a' }, /cannot stand in for itself/],
  [{ decision: 'unpublish', replacement: 'faq/wha' }, /Did you mean faq\/what\?/],
  [{ decision: 'unpublish', replacement: '/faq/what/' }, /no entry "\/faq\/what\/"/],
])('%j is refused with an explanation', async (request, said) => {
  await approve('2026-06-01T12:00:00Z');
  expect(await site.refusal(request)).toMatch(said);
  expect(await isShown()).toBe(true);
});
