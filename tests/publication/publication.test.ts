import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { siteShellOf } from '../../src/publication/site-shell.ts';
import { absolute, addressOf, basePath, listAddress } from '../../src/publication/addresses.ts';
import { viewEntry } from '../../src/publication/entry-view.ts';
import { entryMeta } from '../../src/publication/page-meta.ts';
import { listPages } from '../../src/publication/lists.ts';
import { Publication } from '../../src/publication/publication.ts';
import { listRecords, recordPages } from '../../src/publication/records.ts';
import { publicationState } from '../../src/publication/state.ts';
import { answer, post } from '../fixtures/folder.ts';
import { approved } from '../fixtures/verdict.ts';
import { readFiles } from '../content/read.ts';
import { runs } from '../campaign.ts';

const now = new Date('2026-11-21T09:00:00.000Z');

test.each([
  [{}, 'published'],
  [{ draft: false }, 'published'],
  [{ draft: true }, 'draft'],
  [{ publishAt: '2026-11-21T09:00:00.000Z' }, 'published'],
  [{ publishAt: '2026-11-21T09:00:00.001Z' }, 'scheduled'],
  [{ expireAt: '2026-11-21T09:00:00.000Z' }, 'expired'],
  [{ expireAt: '2026-11-21T09:00:00.001Z' }, 'published'],
  [{ publishAt: '2027-01-01T00:00:00.000Z', expireAt: '2026-01-01T00:00:00.000Z' }, 'expired'],
  [{ embargo: '2026-11-21T09:00:00.001Z' }, 'embargoed'],
  [{ embargo: '2026-11-21T09:00:00.000Z' }, 'published'],
  [{ draft: true, publishAt: '2020-01-01T00:00:00.000Z' }, 'draft'],
])('%j is %s', (fields, state) => {
  expect(publicationState({ front: fields as never, verdict: approved }, now)).toBe(state);
});

test('an entry that the gate has refused or not checked is not on the site', () => {
  expect(publicationState({ front: {} as never }, now)).toBe('unapproved');
  expect(publicationState({ front: {} as never, verdict: { ...approved, approved: false } }, now)).toBe(
    'unapproved',
  );
  // A draft stays a draft, whoever approved it.
  expect(publicationState({ front: { draft: true } as never, verdict: approved }, now)).toBe('draft');
});

async function publish(files: Record<string, string | Buffer>): Promise<Publication> {
  const { content, errors } = await readFiles(files);
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  return new Publication(content, now);
}

describe('lists', () => {
  test('posts: the newest first, then by title; the other language fills gaps and is marked', async () => {
    const publication = await publish({
      'posts/en/old.mdx': post('Old').replace('2026-05-01', '2026-01-01'),
      'posts/en/b.mdx': post('B'),
      'posts/en/a.mdx': post('A'),
      'posts/fr/b.mdx': post('B en français'),
      'posts/fr/neuf.mdx': post('Neuf').replace('2026-05-01', '2026-06-01'),
    });
    const titles = (lang: 'en' | 'fr') =>
      publication.list('posts', lang).map(({ entry }) => `${entry.lang} ${entry.front.title}`);
    expect(titles('en')).toEqual(['fr Neuf', 'en A', 'en B', 'en Old']);
    expect(titles('fr')).toEqual(['fr Neuf', 'fr B en français', 'en A', 'en Old']);
    expect(publication.written('posts', 'fr').map(({ entry }) => entry.slug)).toEqual(['neuf', 'b']);
  });

  test('answers: by topic, and within a topic the reader’s language first', async () => {
    const publication = await publish({
      'topics/first.yaml': 'name: Zuerst\ndescription: D\norder: 0\n',
      'faq/en/z.mdx': answer('Zebra?').replace('topic: care', 'topic: first'),
      'faq/en/b.mdx': answer('Bear?'),
      'faq/fr/a.mdx': answer('Abeille ?'),
    });
    expect(publication.list('faq', 'en').map(({ entry }) => entry.slug)).toEqual(['z', 'b', 'a']);
  });

  test.each([
    [0, 1],
    [1, 1],
    [10, 1],
    [11, 2],
    [21, 3],
  ])('%i posts fill %i pages, each post on one', async (count, pages) => {
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `posts/en/p${String(index)}.mdx`,
        post(`P ${String(index)}`),
      ]),
    );
    const blog = listPages('posts', await publish(files), 'en');
    expect(blog.length).toBe(pages);
    expect(new Set(blog.flatMap(({ entries }) => entries.map(({ slug }) => slug))).size).toBe(count);
    expect(blog[0]?.newer).toBeUndefined();
    expect(blog.at(-1)?.older).toBeUndefined();
  });
});

test('addresses contain the language, if it is not the first, and the site’s path', () => {
  const site = { languages: ['en', 'fr'] as ('en' | 'fr')[], url: 'https://host.example/project' };
  expect(addressOf('posts', 'a', 'en', site)).toBe('/blog/a/');
  expect(addressOf('pages', 'about', 'fr', site)).toBe('/fr/about/');
  expect(listAddress('posts', 'fr', site, 2)).toBe('/fr/blog/page/2/');
  expect(basePath(site)).toBe('/project/');
  expect(absolute('/blog/a/', site)).toBe('https://host.example/project/blog/a/');
});

test('a page knows its links to hidden entries, and others are not listed', async () => {
  const publication = await publish({
    'posts/en/a.mdx': post('A', '', '[b](/blog/b/) [c](/blog/c/) [f](/fr/blog/b/)\n'),
    'posts/en/b.mdx': post('B', 'draft: true\n'),
    'posts/en/c.mdx': post('C'),
  });
  const shown = publication.find('posts', 'a', 'en');
  expect(shown && publication.deadLinks(shown.entry)).toEqual(['/blog/b/', '/fr/blog/b/']);
});

test.each(['/blog/b/?from=a', '/blog/b/#part', '/blog/b/?x#y'])(
  '%s leads to the hidden entry too',
  async (link) => {
    const publication = await publish({
      'posts/en/a.mdx': post('A', '', `[b](${link})\n`),
      'posts/en/b.mdx': post('B', 'draft: true\n', '## Part\n\n## Y\n'),
    });
    const shown = publication.find('posts', 'a', 'en');
    expect(shown && publication.deadLinks(shown.entry)).toHaveLength(1);
  },
);

test('the navigation leaves out hidden pages in every language', async () => {
  const page = (fields: string) => `---\ntitle: P\ndescription: D\n${fields}---\n`;
  const publication = await publish({
    'site.yaml':
      'name: T\ntagline: T\ndescription: T\nurl: https://t.example\nlanguages: [en, fr]\nnavigation: [{ label: Here, to: /here/ }, { label: Soon, to: /soon/ }, { label: Blog, to: /blog/ }]\n',
    'pages/en/here.mdx': page(''),
    'pages/en/soon.mdx': page('publishAt: 2027-01-01\n'),
  });
  const addresses = (lang: 'en' | 'fr') =>
    siteShellOf(publication, lang).navigation.map(({ address }) => address);
  expect(addresses('en')).toEqual(['/here/', '/blog/']);
  expect(addresses('fr')).toEqual(['/fr/here/', '/fr/blog/']);
});

describe('the rule compared with a simple implementation', () => {
  const moments = fc.option(
    fc.date({
      min: new Date('2026-11-21T08:59:59Z'),
      max: new Date('2026-11-21T09:00:01Z'),
      noInvalidDate: true,
    }),
    { nil: undefined },
  );
  const entries = fc.record({
    draft: fc.option(fc.boolean(), { nil: undefined }),
    from: moments,
    to: moments,
  });

  test('an entry is on the site from its start until just before its end, unless it is a draft', () => {
    fc.assert(
      fc.property(entries, ({ draft, from, to }) => {
        const front = { draft, publishAt: from?.toISOString(), expireAt: to?.toISOString() };
        const isShown =
          draft !== true &&
          (from ?? new Date(0)).getTime() <= now.getTime() &&
          now.getTime() < (to?.getTime() ?? Infinity);
        return (
          (publicationState({ front: front as never, verdict: approved }, now) === 'published') === isShown
        );
      }),
      { numRuns: runs(1000) },
    );
  });

  test('in every language each published slug is listed once, in that language if the text exists in it', async () => {
    const { content } = await readFiles({});
    if (content === undefined) throw new Error('no content');
    const made = fc.array(
      fc.record({
        collection: fc.constantFrom('posts', 'faq', 'kits', 'pages'),
        lang: fc.constantFrom('en', 'fr'),
        slug: fc.constantFrom('a', 'b', 'c'),
        draft: fc.boolean(),
        day: fc.integer({ min: 1, max: 28 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(made, (given) => {
        const unique = [
          ...new Map(given.map((one) => [`${one.collection}/${one.lang}/${one.slug}`, one])).values(),
        ];
        const publication = new Publication(
          {
            ...content,
            entries: unique.map(({ draft, day, ...entry }) => ({
              ...entry,
              links: [`/blog/${entry.slug}/`],
              verdict: approved,
              front: {
                draft,
                title: entry.slug,
                question: entry.slug,
                topic: 'care',
                consideration: { kind: 'none' },
                date: `2026-01-${String(day).padStart(2, '0')}`,
              },
            })) as never,
          },
          now,
        );
        for (const lang of ['en', 'fr'] as const) {
          for (const collection of ['posts', 'faq', 'kits', 'pages'] as const) {
            const open = unique.filter((one) => one.collection === collection && !one.draft);
            const list = publication.list(collection, lang);
            expect(list.map(({ entry }) => entry.slug).toSorted()).toEqual(
              [...new Set(open.map(({ slug }) => slug))].toSorted(),
            );
            for (const { entry } of list) {
              const has = open.some((one) => one.slug === entry.slug && one.lang === lang);
              expect(entry.lang === lang).toBe(has);
              expect(publication.find(collection, entry.slug, lang)?.entry).toBe(entry);
            }
          }
          const dates = publication.list('posts', lang).map(({ entry }) => entry.front.date);
          expect(dates).toEqual(dates.toSorted().toReversed());
        }
        // A link is dead if its entry exists and is published in no language.
        for (const entry of publication.content.entries) {
          const posts = unique.filter((one) => one.collection === 'posts' && one.slug === entry.slug);
          expect(publication.deadLinks(entry).length > 0).toBe(
            posts.length > 0 && posts.every(({ draft }) => draft),
          );
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('lists of records', () => {
  test('topics are sorted by their order, then by name in the reader’s language; people by name', async () => {
    const publication = await publish({
      'topics/a.yaml': 'name: { en: Zebra, fr: Âne }\ndescription: D\n',
      'topics/b.yaml': 'name: { en: Bear, fr: Ours }\ndescription: D\n',
      'topics/c.yaml': 'name: Last\ndescription: D\norder: 9\n',
      'topics/d.yaml': 'name: First\ndescription: D\norder: 0\n',
      'people/zoe.yaml': 'name: Élise\nrole: R\n',
    });
    expect(publication.topicIds('en')).toEqual(['d', 'c', 'b', 'care', 'a']);
    expect(publication.topicIds('fr')).toEqual(['d', 'c', 'a', 'b', 'care']);
    expect(listRecords('people', publication, 'fr').map(({ name }) => name)).toEqual(['Ann', 'Élise']);
  });

  test('a person’s page lists their texts in any collection, in the reader’s language if possible', async () => {
    const publication = await publish({
      'posts/en/a.mdx': post('English'),
      'posts/fr/a.mdx': post('Français'),
      'posts/en/hidden.mdx': post('Hidden', 'draft: true\n'),
      'faq/en/q.mdx': answer('Question?', 'authors: [ann]\n'),
    });
    const titles = (lang: 'en' | 'fr') =>
      recordPages('people', publication, lang).map(({ record, entries }) => [
        record.count,
        ...entries.map(({ title }) => title),
      ]);
    expect(titles('en')).toEqual([[2, 'English', 'Question?']]);
    expect(titles('fr')).toEqual([[2, 'Français', 'Question?']]);
  });

  test('a partner’s page lists the posts with its gifts, and the kits that it offers', async () => {
    const kit = (title: string, consideration: string, fields = '') =>
      `---\ntitle: ${title}\nsummary: In short.\nversion: "1"\nconsideration: ${consideration}\n${fields}---\n`;
    const publication = await publish({
      'partners/shop.yaml': 'name: The Shop\nrelation: It lends.\n',
      'partners/other.yaml': 'name: Another\nrelation: None yet.\n',
      'posts/en/a.mdx': post('A', 'partnership: { partner: shop, consideration: loan }\n'),
      'kits/en/lent.mdx': kit('Lent', '{ kind: loan, partner: shop }'),
      'kits/en/own.mdx': kit('Own', '{ kind: gift }'),
      'kits/en/later.mdx': kit('Later', '{ kind: gift, partner: shop }', 'embargo: 2027-01-01\n'),
    });
    expect(
      recordPages('partners', publication, 'en').map(({ record, entries }) => [
        record.name,
        ...entries.map(({ title }) => title),
      ]),
    ).toEqual([['Another'], ['The Shop', 'A', 'Lent']]);
  });
});

describe('a kit', () => {
  test('offers no file whose right has ended, and gives only the date', async () => {
    const file = (name: string, fields = '') =>
      `  - { file: /media/${name}.txt, kind: document, alt: The ${name} one, credit: Ann, licence: MIT${fields} }\n`;
    const publication = await publish({
      'media/open.txt': 'open',
      'media/over.txt': 'over',
      'media/today.txt': 'today',
      'kits/en/a.mdx': `---\ntitle: A\nsummary: In short.\nversion: "1.1"\nconsideration: { kind: none }\nchangelog:\n  - { version: "1.1", date: 2026-06-01, changes: New. }\n  - { version: "1.0", date: 2026-05-01, changes: First. }\nassets:\n${file('open', ', expires: 2026-11-22')}${file('over', ', expires: 2026-11-20')}${file('today', ', expires: 2026-11-21')}---\n`,
    });
    const [shown] = publication.list('kits', 'en');
    const kit = shown && viewEntry(shown, publication).kit;
    expect(kit?.assets.map(({ file: name }) => name)).toEqual(['/media/open.txt']);
    expect(kit?.ended.map(({ date }) => date)).toEqual(['2026-11-20', '2026-11-21']);
    expect(JSON.stringify(kit)).not.toMatch(/The (?:over|today) one/);
    expect(kit?.versionDate).toBe('2026-06-01');
  });
});

describe('corrections', () => {
  const corrected = (fields: string) =>
    post('A', `corrections:\n  - { date: 2026-06-02, text: Second. }\n${fields}`);
  const shownOf = async (text: string, file = 'posts/en/a.mdx') => {
    const publication = await publish({ [file]: text });
    const [collection = '', , name = ''] = file.split('/');
    const shown = publication.find(collection as 'posts', name.replace('.mdx', ''), 'en');
    if (shown === undefined) throw new Error(file);
    return { view: viewEntry(shown, publication), pageMeta: entryMeta(shown, publication) };
  };

  test('are listed newest first in any collection; those of one day in the written order', async () => {
    const lines = ['2026-05-03', '2026-06-02', '2026-05-20'].map(
      (date) => `  - { date: ${date}, text: Of ${date}. }\n`,
    );
    for (const [file, text] of Object.entries({
      'posts/en/a.mdx': corrected(lines.join('')),
      'faq/en/a.mdx': answer(
        'A?',
        `corrections:\n  - { date: 2026-06-02, text: Second. }\n${lines.join('')}`,
      ),
    })) {
      const { view } = await shownOf(text, file);
      expect(view.corrections.map(({ text: words }) => words)).toEqual([
        'Second.',
        'Of 2026-06-02.',
        'Of 2026-05-20.',
        'Of 2026-05-03.',
      ]);
    }
  });

  test.each([
    ['', '2026-06-02T00:00:00.000Z'],
    ['updated: 2026-06-02T08:00:00Z\n', '2026-06-02T08:00:00.000Z'],
    ['updated: 2026-06-01\n', '2026-06-02T00:00:00.000Z'],
    ['updated: 2026-07-01\n', '2026-07-01T00:00:00.000Z'],
  ])('change the date for readers and machines: with %j the text is of %s', async (fields, moment) => {
    const { view, pageMeta } = await shownOf(corrected(fields));
    expect([view.imprint.updated, pageMeta.modified]).toEqual([moment, moment]);
  });

  test('are absent from the views of a text without any', async () => {
    const { view, pageMeta } = await shownOf(post('A'));
    expect(view.corrections).toEqual([]);
    expect(pageMeta.modified).toBeUndefined();
  });
});
