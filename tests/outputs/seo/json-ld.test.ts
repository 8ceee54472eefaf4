import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/publication/publication.ts';
import { writeJsonLd } from '../../../src/outputs/seo/json-ld.ts';
import { approved } from '../../fixtures/verdict.ts';
import { post } from '../../fixtures/folder.ts';
import { elementsOf } from '../../build/elements.ts';
import { entryPage, everyKind, otherPages, publish } from './pages.ts';
import type { MachinePage } from './pages.ts';

const host = 'https://host.example/project';
const ann = { '@type': 'Person', '@id': `${host}/authors/ann/#person`, name: 'Ann' };
const publisher = { '@type': 'Organization', '@id': `${host}/#publisher`, name: 'The makers' };
let site: Publication;

beforeAll(async () => {
  site = await publish(await everyKind());
});

/** The graph as a reader of the page gets it. */
function graphOf({ graph }: MachinePage): Record<string, unknown>[] {
  const parsed = JSON.parse(writeJsonLd(graph)) as {
    '@context': string;
    '@graph': Record<string, unknown>[];
  };
  expect(parsed['@context']).toBe('https://schema.org');
  return parsed['@graph'];
}

test('a post is an article with its authors, and a page with its breadcrumbs', () => {
  expect(graphOf(entryPage(site, 'posts', 'both', 'en'))).toEqual([
    {
      '@type': 'BlogPosting',
      '@id': `${host}/blog/both/#post`,
      headline: 'Both',
      description: 'What it says.',
      inLanguage: 'en',
      isAccessibleForFree: true,
      datePublished: '2026-05-01',
      dateModified: '2026-06-01T08:00:00.000Z',
      author: [{ ...ann, url: `${host}/authors/ann/` }],
      publisher,
      image: {
        '@type': 'ImageObject',
        url: expect.stringMatching(/\/project\/media\/map\.[0-9a-f]{10}\.social\.jpg$/) as string,
        creditText: 'Ann',
      },
      keywords: ['Care', 'Law'],
      wordCount: 2,
      mainEntityOfPage: { '@id': `${host}/blog/both/` },
      sponsor: { '@type': 'Organization', name: 'Shop', url: `${host}/partners/shop/` },
    },
    {
      '@type': 'WebPage',
      '@id': `${host}/blog/both/`,
      isPartOf: { '@id': `${host}/#website` },
      breadcrumb: {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'Blog', item: `${host}/blog/` },
          // The other topic is on the same level, not below it.
          { '@type': 'ListItem', position: 2, name: 'Care', item: `${host}/topics/care/` },
          { '@type': 'ListItem', position: 3, name: 'Both' },
        ],
      },
    },
  ]);
});

test('a post without a gift has no sponsor, and one without a visible picture no image', () => {
  const [article] = graphOf(entryPage(site, 'posts', 'one', 'en'));
  expect(article).toMatchObject({ headline: 'One', datePublished: '2026-05-01' });
  for (const absent of ['sponsor', 'image', 'dateModified']) expect(article).not.toHaveProperty(absent);
});

test('a text in a language other than its page’s says so, and is the same article at both addresses', () => {
  const [article, page] = graphOf(entryPage(site, 'posts', 'one', 'fr'));
  expect(article).toMatchObject({
    '@id': `${host}/blog/one/#post`,
    inLanguage: 'en',
    mainEntityOfPage: { '@id': `${host}/blog/one/` },
    // The same person as on English pages, with the page in this reader’s language.
    author: [{ ...ann, url: `${host}/fr/authors/ann/` }],
  });
  expect(page).toMatchObject({ '@id': `${host}/fr/blog/one/` });
  const [translated] = graphOf(entryPage(site, 'posts', 'both', 'fr'));
  expect(translated).toMatchObject({ '@id': `${host}/fr/blog/both/#post`, inLanguage: 'fr' });
});

test('an answer is a page with one question and the short answer', () => {
  expect(graphOf(entryPage(site, 'faq', 'why', 'en'))).toMatchObject([
    {
      '@type': 'FAQPage',
      lastReviewed: '2026-05-01',
      inLanguage: 'en',
      author: [{ name: 'Ann' }],
      dateModified: '2026-06-03T00:00:00.000Z',
      correction: [{ '@type': 'CorrectionComment', datePublished: '2026-06-03', text: 'It said how.' }],
      mainEntity: [
        { '@type': 'Question', name: 'Why?', acceptedAnswer: { '@type': 'Answer', text: 'In short.' } },
      ],
    },
  ]);
  // The breadcrumb list belongs to one page and says so.
  expect(graphOf(otherPages(site, 'en')['faq'] as MachinePage)).toMatchObject([
    { '@type': 'CollectionPage' },
  ]);
});

test('kits and pages are web pages; a page has no list above it', () => {
  const [kit] = graphOf(entryPage(site, 'kits', 'kit', 'en'));
  expect(kit).toMatchObject({ '@type': 'WebPage', name: 'The kit', description: 'What is in it.' });
  const [page] = graphOf(entryPage(site, 'pages', 'about', 'en'));
  expect(page).toMatchObject({ name: 'About us', dateModified: '2026-06-01T00:00:00.000Z' });
  expect(page).not.toHaveProperty('breadcrumb');
});

test('people, partners and topics have the texts of their pages, invented ones included', () => {
  const pages = otherPages(site, 'fr');
  const graph = (kind: string) => graphOf(pages[kind] as MachinePage)[0];
  expect(graph('people/ann')).toMatchObject({
    '@type': 'ProfilePage',
    mainEntity: {
      ...ann,
      url: `${host}/fr/authors/ann/`,
      jobTitle: 'Écrit',
      description: 'Lives by the sea.',
      disambiguatingDescription: 'Personne inventée pour cette démonstration',
    },
  });
  expect(graph('partners/shop')).toMatchObject({
    description: 'Gives us tea.',
    about: {
      name: 'Shop',
      url: 'https://shop.example/',
      disambiguatingDescription: 'Partenaire inventé pour cette démonstration',
    },
  });
  expect(graph('topics/care')).toMatchObject({ '@type': 'CollectionPage', name: 'Soin', inLanguage: 'fr' });
});

test('the home page describes the site, its search and its publisher', async () => {
  expect(graphOf(otherPages(site, 'fr')['home'] as MachinePage)).toEqual([
    {
      '@type': 'WebSite',
      '@id': `${host}/fr/#website`,
      name: 'Tiny',
      url: `${host}/fr/`,
      description: 'Un petit site',
      inLanguage: 'fr',
      publisher: { '@id': `${host}/#publisher` },
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: `${host}/fr/search/?q={search_term_string}` },
        'query-input': 'required name=search_term_string',
      },
    },
    {
      ...publisher,
      url: `${host}/`,
      logo: `${host}/icon-512.png`,
      contactPoint: [{ '@type': 'ContactPoint', contactType: 'Rédaction', email: 'desk@host.example' }],
    },
  ]);
  const [home, ...rest] = graphOf(otherPages(await publish({}), 'en')['home'] as MachinePage);
  expect(home).not.toHaveProperty('publisher');
  expect(rest).toEqual([]);
});

describe('the reviewers of a text', () => {
  const checked = (basis: 'desks' | 'waiver', people: string[]) => ({
    ...approved,
    basis,
    desks: people.map((person, index) => ({
      desk: `desk-${String(index)}`,
      needed: 1,
      given: [{ person, at: `2026-05-0${String(index + 2)}T10:00:00.000Z` }],
    })),
    ...(basis === 'waiver' && {
      waiver: {
        desk: 'desk-0',
        person: 'ann',
        at: '2026-05-02T10:00:00.000Z',
        until: '2026-06-02T10:00:00Z',
      },
    }),
  });
  const pageOf = async (verdict: object) => {
    const publication = await publish({ 'posts/en/a.mdx': post('A') });
    const [entry] = publication.content.entries;
    if (entry === undefined) throw new Error('no entry');
    entry.verdict = verdict as never;
    return graphOf(entryPage(publication, 'posts', 'a', 'en'))[1] ?? {};
  };

  test('are given if every desk that the policy requires approved it', async () => {
    // A person at two desks is listed once; if all people of a desk have left, the desk is listed.
    const page = await pageOf(checked('desks', ['ann', 'ann', 'gone']));
    expect(page).toMatchObject({
      lastReviewed: '2026-05-04',
      reviewedBy: [{ name: 'Ann' }, { '@type': 'Organization', name: 'desk-2' }],
    });
    expect(page['reviewedBy']).toHaveLength(2);
  });

  test('are not given if an approval is missing, or none was required', async () => {
    for (const verdict of [checked('waiver', ['ann']), approved]) {
      const page = await pageOf(verdict);
      expect(page).not.toHaveProperty('reviewedBy');
      expect(page).not.toHaveProperty('lastReviewed');
    }
  });
});

describe('as a data block', () => {
  const hostile = [
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '--></SCRIPT >',
    ']]>',
    '&lt;/script&gt;',
    '\u2028\u2029',
    '\ud800 half a character',
    '"}]}',
    '\\u003c/script>',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...hostile)).map((parts) => parts.join('')),
  );

  test('no text can end the element, and each is read back unchanged', () => {
    fc.assert(
      fc.property(text, (headline) => {
        const graph = {
          '@context': 'https://schema.org',
          '@graph': [{ '@type': 'BlogPosting', headline }],
        } as const;
        const written = writeJsonLd(graph);
        expect(written).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(written)).toEqual(graph);
      }),
    );
    const page = (block: string) => `<head><script type="application/ld+json">${block}</script></head><p>`;
    for (const headline of hostile) {
      const graph = {
        '@context': 'https://schema.org',
        '@graph': [{ '@type': 'BlogPosting', headline }],
      } as const;
      const names = elementsOf(page(writeJsonLd(graph))).map(({ name }) => name);
      expect(
        names.filter((name) => name === 'script'),
        headline,
      ).toHaveLength(1);
      expect(names).toContain('p');
    }
  });
});
