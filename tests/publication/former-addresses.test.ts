import { expect, test } from 'vitest';
import { plainAddress } from '../../src/model/former-address.ts';
import type { Tombstone } from '../../src/model/tombstone.ts';
import { inAllLanguages } from '../../src/publication/addresses.ts';
import { formerAddresses } from '../../src/publication/former-addresses.ts';
import { goneViews } from '../../src/publication/gone-page.ts';
import { Publication } from '../../src/publication/publication.ts';
import { answer, post } from '../fixtures/folder.ts';
import { readFiles } from '../content/read.ts';

const now = new Date('2026-11-21T09:00:00.000Z');

async function publish(
  files: Record<string, string | Buffer>,
  tombstones: Partial<Tombstone>[] = [],
): Promise<Publication> {
  const { content, errors } = await readFiles(files);
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  content.tombstones = tombstones.map((one) => ({
    collection: 'posts',
    lang: 'en',
    slug: 'x',
    at: '2026-10-01T00:00:00Z',
    aliases: [],
    ...one,
  }));
  return new Publication(content, now);
}

const lines = (publication: Publication) => {
  const { redirects, gone } = formerAddresses(publication);
  return [
    ...redirects.map(({ from, to }) => `${from} → ${to}`),
    ...gone.map(({ address, aliases }) => [address, ...aliases].join(' ')),
  ];
};

test.each([
  ['/caf%C3%A9/', '/café/'],
  ['/cafe\u0301/', '/café/'],
  ['/a%20b/', '/a b/'],
  ['/%E6%97%A5%E6%9C%AC/', '/日本/'],
  ['/100%25/', '/100%/'],
  ['/', '/'],
  ['/a%2Fb/', undefined],
  ['/%2e%2e/', undefined],
  ['/%00/', undefined],
  ['/%C3/', undefined],
  ['/a%3Fb/', undefined],
  [`/${'é'.repeat(101)}/`, undefined],
])('%s is read as %s', (written, plain) => {
  expect(plainAddress(written)).toBe(plain);
});

test('a former address had a version in every language', () => {
  const site = { languages: ['en', 'fr'] as ['en', 'fr'] };
  expect(inAllLanguages('/fr/vieux/', site)).toEqual([
    { lang: 'fr', address: '/fr/vieux/' },
    { lang: 'en', address: '/vieux/' },
  ]);
  expect(inAllLanguages('/vieux/', site)[1]).toEqual({ lang: 'fr', address: '/fr/vieux/' });
  // If French is not a language of the site, /fr/ is an ordinary folder.
  expect(inAllLanguages('/fr/vieux/', { languages: ['en'] })).toEqual([
    { lang: 'en', address: '/fr/vieux/' },
  ]);
});

test('a former address leads to the text in its language, and explicit aliases win', async () => {
  const publication = await publish({
    'posts/en/new.mdx': post('New', 'aliases: [/blog/old/, /caf%C3%A9/]\n'),
    'posts/fr/new.mdx': post('Nouveau', 'aliases: [/fr/blog/vieux/]\n'),
    // Only in English, so its French address shows the English text.
    'faq/en/what.mdx': answer('What?', 'aliases: [/faq/that/]\n'),
    'posts/fr/autre.mdx': post('Autre', 'aliases: [/fr/faq/that/]\n'),
  });
  expect(lines(publication)).toEqual([
    '/blog/old/ → /blog/new/',
    '/blog/vieux/ → /blog/new/',
    '/café/ → /blog/new/',
    '/faq/that/ → /faq/what/',
    '/fr/blog/old/ → /fr/blog/new/',
    '/fr/blog/vieux/ → /fr/blog/new/',
    '/fr/café/ → /fr/blog/new/',
    '/fr/faq/that/ → /fr/blog/autre/',
  ]);
  const french = formerAddresses(publication).redirects.find(({ from }) => from === '/fr/blog/old/');
  expect(french).toMatchObject({ lang: 'fr', title: 'Nouveau', textLang: 'fr' });
});

test('unpublished entries reveal no former address', async () => {
  const publication = await publish({
    'posts/en/draft.mdx': post('D', 'draft: true\naliases: [/secret-one/]\n'),
    'posts/en/later.mdx': post('L', 'publishAt: 2027-01-01\naliases: [/secret-two/]\n'),
  });
  expect(lines(publication)).toEqual([]);
  expect(publication.leadsToHidden('/secret-one/')).toBe(true);
  expect(publication.leadsToHidden('/fr/secret-two/#x')).toBe(true);
});

test('a removed text is announced in each language at all its addresses, unless something else is there', async () => {
  const publication = await publish(
    {
      'posts/en/new.mdx': post('New', 'aliases: [/blog/x/]\n'),
      'posts/en/there.mdx': post('There'),
    },
    [{ slug: 'x', aliases: ['/older/', '/blog/there/', '/fr/tr%C3%A8s-vieux/'] }, { slug: 'there' }],
  );
  // English has a hand-written redirect at /blog/x/, and French the one derived from it.
  expect(lines(publication)).toEqual(['/blog/x/ → /blog/new/', '/fr/blog/x/ → /fr/blog/new/']);
  const alone = await publish({ 'posts/en/there.mdx': post('There') }, [
    // Some hosts treat an address with and without a final slash as the same, so they would answer with the file.
    { slug: 'x', aliases: ['/older/', '/blog/there/', '/fr/tr%C3%A8s-vieux/', '/rss.xml/', '/fr/Atom.xml/'] },
    { slug: 'there' },
  ]);
  expect(lines(alone)).toEqual(['/blog/x/ /older/ /très-vieux/', '/fr/blog/x/ /fr/older/ /fr/très-vieux/']);
});

test('a text that exists in one language is not removed; one removed in two shows both messages', async () => {
  expect(lines(await publish({ 'posts/fr/x.mdx': post('Encore là') }, [{ slug: 'x' }]))).toEqual([]);
  const publication = await publish({}, [
    { slug: 'x', lang: 'en', reason: 'Recalled.' },
    { slug: 'x', lang: 'fr', reason: 'Rappelé.', at: '2026-10-02T00:00:00Z' },
    { slug: 'y', lang: 'en', reason: 'Only English.' },
  ]);
  const views = (['en', 'fr'] as const).flatMap((lang) =>
    goneViews(publication, lang).map(({ pageMeta, text, reason, textLang }) => [
      pageMeta.address,
      textLang,
      reason,
      text,
    ]),
  );
  expect(views).toEqual([
    ['/blog/x/', 'en', 'Recalled.', 'The text that was here was taken down on 1 October 2026.'],
    ['/blog/y/', 'en', 'Only English.', 'The text that was here was taken down on 1 October 2026.'],
    ['/fr/blog/x/', 'fr', 'Rappelé.', 'Le texte publié ici a été retiré le 2 octobre 2026.'],
    ['/fr/blog/y/', 'en', 'Only English.', 'Le texte publié ici a été retiré le 1er octobre 2026.'],
  ]);
});

test('a replacement is followed until a published text, and never in a circle', async () => {
  const publication = await publish(
    {
      'posts/en/new.mdx': post('New', 'aliases: [/blog/renamed/]\n'),
      'posts/en/draft.mdx': post('D', 'draft: true\n'),
    },
    [
      { slug: 'a', replacement: 'posts/b' },
      { slug: 'b', replacement: 'posts/new' },
      { slug: 'c', replacement: 'posts/renamed' },
      { slug: 'd', replacement: 'posts/e' },
      { slug: 'e', replacement: 'posts/d' },
      { slug: 'f', replacement: 'posts/draft' },
      { slug: 'g', replacement: 'nonsense' },
    ],
  );
  const instead = goneViews(publication, 'en').map(({ pageMeta, instead: to }) => [
    pageMeta.address,
    to?.address,
  ]);
  expect(instead).toEqual([
    ['/blog/a/', '/blog/new/'],
    ['/blog/b/', '/blog/new/'],
    ['/blog/c/', '/blog/new/'],
    ['/blog/d/', undefined],
    ['/blog/e/', undefined],
    ['/blog/f/', undefined],
    ['/blog/g/', undefined],
  ]);
});
