import sharp from 'sharp';
import { expect, test } from 'vitest';
import { siteCards } from '../../src/outputs/cards/site-cards.ts';
import type { Lang } from '../../src/model/languages.ts';
import { bodySourceOf } from '../../src/publication/body-source.ts';
import { entryMeta } from '../../src/publication/page-meta.ts';
import { Publication } from '../../src/publication/publication.ts';
import { recordPages } from '../../src/publication/records.ts';
import { summarise } from '../../src/publication/summary.ts';
import { readFiles } from '../content/read.ts';
import { post } from '../fixtures/folder.ts';

const shop = 'name: The Shop\nrelation: They lend.\nwebsite: https://shop.example/\n';
const gift = 'partnership: { partner: shop, consideration: gift, by: partner, what: a mug }\n';
const label = 'Advertisement: The Shop gave us a mug, free';

async function publish(files: Record<string, string | Buffer>): Promise<Publication> {
  const { content, errors } = await readFiles({ 'partners/shop.yaml': shop, ...files });
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  return new Publication(content, new Date('2026-11-21T09:00:00Z'));
}

function find(publication: Publication, slug: string, lang: Lang = 'en') {
  const shown = publication.find('posts', slug, lang);
  if (shown === undefined) throw new Error(slug);
  return shown;
}

test('search engines and social networks read the label before the description', async () => {
  const publication = await publish({ 'posts/en/a.mdx': post('A', gift), 'posts/en/b.mdx': post('B') });
  expect(entryMeta(find(publication, 'a'), publication).description).toBe(`[${label}] What it says.`);
  expect(entryMeta(find(publication, 'b'), publication).description).toBe('What it says.');
});

test('social networks get the card, which shows the label, in place of a picture that does not', async () => {
  const image = 'image: { src: /media/a.png, alt: A mug }\n';
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const free = 'partnership: { partner: shop, consideration: none }\n';
  const publication = await publish({
    'media/a.png': picture,
    'posts/en/given.mdx': post('Given', gift + image),
    'posts/en/free.mdx': post('Free', free + image),
  });
  const social = (slug: string) => entryMeta(find(publication, slug), publication).social;
  expect(social('given')).toEqual({
    kind: 'card',
    address: '/cards/en/posts/given.png',
    alt: { collection: 'posts', title: `[${label}] Given` },
  });
  expect(social('free')).toMatchObject({ kind: 'picture' });
  expect(siteCards(publication).find(({ path }) => path === 'cards/en/posts/given.png')?.label).toBe(
    'Advertisement: The Shop gave us a free product',
  );
});

test('a text shown in another language has the label in the page’s language, without words of its own language', async () => {
  const publication = await publish({ 'posts/en/a.mdx': post('A', gift) });
  expect(summarise(find(publication, 'a', 'fr'), publication).partnership).toMatchObject({
    mark: 'Collaboration commerciale',
    label: 'Collaboration commerciale\u00a0: The Shop nous a offert un produit',
  });
  // The metadata for other sites is in the language of the text, which is English.
  expect(entryMeta(find(publication, 'a', 'fr'), publication).description).toBe(`[${label}] What it says.`);
});

test.each([
  ['gift', shop, 'https://shop.example/'],
  ['none', shop, undefined],
  ['affiliate', 'name: The Shop\nrelation: They lend.\n', undefined],
])('the links of a post with %s are checked for the partner’s website: %s', async (kind, record, sponsor) => {
  const publication = await publish({
    'partners/shop.yaml': record,
    'posts/en/a.mdx': post('A', `partnership: { partner: shop, consideration: ${kind} }\n`),
  });
  expect(bodySourceOf(find(publication, 'a').entry, publication).sponsor).toBe(sponsor);
});

test.each<[considerations: string[], isSponsored: boolean]>([
  [[], true],
  [['none'], false],
  [['none', 'none'], false],
  [['none', 'gift'], true],
  [['loan'], true],
])('after posts with %j the partner’s page marks its link: %s', async (considerations, isSponsored) => {
  const posts = considerations.map((kind, index) => [
    `posts/en/p${String(index)}.mdx`,
    post(`P ${String(index)}`, `partnership: { partner: shop, consideration: ${kind} }\n`),
  ]);
  const publication = await publish(Object.fromEntries(posts) as Record<string, string>);
  const [page] = recordPages('partners', publication, 'en');
  expect(page?.record.isSponsored).toBe(isSponsored);
});
