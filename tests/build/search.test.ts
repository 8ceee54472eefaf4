import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchIndex } from '../../src/outputs/search/engine.ts';
import { indexSite } from '../../src/outputs/search/index-site.ts';
import { english, french } from '../outputs/search/questions.ts';
import type { Question } from '../outputs/search/questions.ts';
import { addresses, openSite, removeSite, writeSite } from '../outputs/search/sample-site.ts';
import type { SamplePage } from '../outputs/search/sample-site.ts';

const prefixes = { en: '', fr: '/fr' };

/** Every question as an answer of its own, and long posts in which all of them are talked about again and again. */
function questionPages(lang: 'en' | 'fr', questions: Question[]): Record<string, SamplePage> {
  const prefix = prefixes[lang];
  const sentences = questions.flatMap(({ question, answer }) => [question, answer]);
  const talk = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => sentences[(from + at * 7) % sentences.length]).join(' ');
  const answers = questions.map(({ slug, topic, question, answer }, at): [string, SamplePage] => [
    `${prefix}/faq/${slug}`,
    {
      lang,
      title: question,
      lead: answer,
      body: `<h2 id="more">…</h2><p>${talk(at * 3, 6)}</p>`,
      facts: {
        type: 'answer',
        topics: [topic],
        authors: ['ana'],
        date: `2026-05-${String(at + 1).padStart(2, '0')}`,
      },
    },
  ]);
  const posts = Array.from({ length: 8 }, (_, at): [string, SamplePage] => [
    `${prefix}/blog/post-${at}`,
    {
      lang,
      title: `${at}: ${sentences[at * 5] ?? ''} ${sentences[at * 5 + 3] ?? ''}`,
      lead: talk(at, 2),
      body: `<img src="/media/portrait.png" alt=""><p>${talk(at, 60)}</p>`,
      facts: { type: 'post', topics: ['partners'], authors: ['ben'], date: `202${at % 5}-03-01` },
    },
  ]);
  return Object.fromEntries([...answers, ...posts]);
}

const pages: Record<string, SamplePage> = {
  ...questionPages('en', english),
  ...questionPages('fr', french),
  '/draft': { lang: 'en', title: 'Zebrafish', lead: 'xylophone' },
  '/fr/faq/fallback': {
    lang: 'fr',
    title: 'Wheelbarrow',
    lead: 'shown in English, for want of a translation',
  },
  '/hostile': {
    lang: 'en',
    title: '<img src=x onerror=alert(1)> & "quotes"',
    lead: 'kingfisher <script>alert(1)</script> <mark>x</mark>',
    facts: { type: 'page' },
  },
  '/fr/apostrophe': {
    lang: 'fr',
    title: 'L’orthographe d’usage',
    lead: 'Ce que l’académicien en dit.',
    facts: { type: 'page' },
  },
};

let site: string;
let index: Record<'en' | 'fr', SearchIndex & { close(): void }>;

beforeAll(async () => {
  site = await writeSite(pages);
  await indexSite(site);
  index = { en: await openSite(site, 'en'), fr: await openSite(site, 'fr') };
});

afterAll(async () => {
  index.en.close();
  index.fr.close();
  await removeSite(site);
});

describe.each([
  ['en', english],
  ['fr', french],
] as const)('in %s', (lang, questions) => {
  it.each(questions.map(({ slug, question }) => [question, slug]))(
    'finds first: %s',
    async (question, slug) => {
      expect((await addresses(index[lang], question))[0]).toBe(`${prefixes[lang]}/faq/${slug}/`);
    },
  );

  it('finds it first with its words in another order', async () => {
    for (const { slug, question } of questions) {
      const reversed = question
        .replace(/\s*[?:]/g, '')
        .split(' ')
        .reverse()
        .join(' ');
      expect([question, (await addresses(index[lang], reversed))[0]]).toEqual([
        question,
        `${prefixes[lang]}/faq/${slug}/`,
      ]);
    }
  });

  it('finds it among the first ten in nearly every other way to ask', async () => {
    let [first, near, asked] = [0, 0, 0];
    for (const { slug, asked: ways } of questions) {
      for (const way of ways) {
        const found = await addresses(index[lang], way);
        asked += 1;
        if (found[0] === `${prefixes[lang]}/faq/${slug}/`) first += 1;
        if (found.includes(`${prefixes[lang]}/faq/${slug}/`)) near += 1;
      }
    }
    expect(near / asked).toBeGreaterThanOrEqual(0.98);
    expect(first / asked).toBeGreaterThanOrEqual(0.95);
  });
});

describe('the index', () => {
  it.each(['zebrafish', 'xylophone', 'wheelbarrow', 'navigation', 'imprint', 'byline'])(
    'does not know the word %s',
    async (word) => {
      expect(await addresses(index.en, word)).toEqual([]);
      expect(await addresses(index.fr, word)).toEqual([]);
    },
  );

  it('keeps the languages apart', async () => {
    expect(await addresses(index.en, 'cadeau')).toEqual([]);
    expect(await addresses(index.fr, 'moderator')).toEqual([]);
  });

  it.each(['2026', '⠃⠚⠃⠋', 'portrait', 'png', 'answer-id', 'ana', 'partners-topic'])(
    'finds nothing by what is only said about a page: %s',
    async (word) => {
      expect((await addresses(index.fr, word)).filter((url) => url.includes('/faq/'))).toEqual([]);
    },
  );

  it('finds French words behind an apostrophe, and shows them with the one that the page has', async () => {
    for (const text of ['orthographe', 'l’orthographe', "l'orthographe", 'academicien', 'l’académicien']) {
      expect([text, await addresses(index.fr, text)]).toEqual([text, ['/fr/apostrophe/']]);
    }
    const found = await index.fr.search({
      text: 'orthographe',
      facets: { type: [], topic: [], author: [], year: [] },
    });
    expect(await found.load(0, 1)).toMatchObject([
      { title: 'L’orthographe d’usage', excerpt: [{ text: 'Ce que l’académicien en dit.' }] },
    ]);
  });

  it('gives what a page says as text', async () => {
    const found = await index.en.search({
      text: 'kingfisher',
      facets: { type: [], topic: [], author: [], year: [] },
    });
    expect(await found.load(0, 1)).toMatchObject([
      {
        title: '<img src=x onerror=alert(1)> & "quotes"',
        excerpt: [
          { text: 'kingfisher', marked: true },
          { text: ' <script>alert(1)</script> <mark>x</mark>', marked: false },
        ],
        type: 'page',
        topics: [],
        date: '',
      },
    ]);
  });

  it('knows the endings of each language', async () => {
    expect(await addresses(index.en, 'photographers')).toContain('/faq/picture-credit/');
    expect(await addresses(index.fr, 'imposables')).toContain('/fr/faq/gift-tax/');
    expect(await addresses(index.fr, 'signalements')).toContain('/fr/faq/report-a-comment/');
  });

  it('counts facets, and narrows by them', async () => {
    const facets = { type: ['answer'], topic: ['press', 'moderation'], author: [], year: [] };
    const found = await index.en.search({ text: '', facets });
    expect(found.total).toBe(10);
    expect(found.counts.type).toEqual({ answer: 10, page: 0, post: 0 });
    expect(found.counts.topic).toEqual({ moderation: 5, partners: 5, press: 5, publishing: 5 });
    expect(found.without).toEqual({ type: 10, topic: 20 });
    const dates = (await found.load(0, 10)).map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted().reverse());
  });
});

describe('indexSite', () => {
  const filesIn = async (folder: string) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
    return Object.fromEntries(
      await Promise.all(
        files.map(async (file) => [file.slice(folder.length), await readFile(file, 'base64')]),
      ),
    ) as Record<string, string>;
  };

  it('says what it indexed', async () => {
    expect(await indexSite(site)).toMatchObject({ pages: 58, languages: { en: 29, fr: 29 } });
  });

  it('makes the same bytes of the same pages', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'search-copy-'));
    await cp(site, copy, { recursive: true, filter: (path) => !path.endsWith('pagefind') });
    await indexSite(copy);
    expect(await filesIn(join(copy, 'pagefind'))).toEqual(await filesIn(join(site, 'pagefind')));
    await rm(copy, { recursive: true });
  });

  it('ships none of Pagefind’s interfaces', async () => {
    expect(
      Object.keys(await filesIn(join(site, 'pagefind'))).filter((file) => /ui|highlight|css/.test(file)),
    ).toEqual([]);
  });

  it('indexes nothing where no page asks for it', async () => {
    const bare = await writeSite({ '/': { lang: 'en', title: 'Home' } });
    expect(await indexSite(bare)).toMatchObject({ pages: 0, languages: {} });
    await expect(openSite(bare, 'en')).rejects.toMatchObject({ reason: 'empty' });
    await removeSite(bare);
  });
});
