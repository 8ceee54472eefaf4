import { afterEach, describe, expect, it, vi } from 'vitest';
import { openIndex } from '../../../src/outputs/search/engine.ts';
import type { PagefindInstance, PagefindModule, PagefindPage } from '../../../src/outputs/search/pagefind.ts';
import { facetKeys, noFacets } from '../../../src/outputs/search/query.ts';

/** A page as words and facts; the tested engine sees only this part of an index. */
type Sample = Record<string, string> & { title: string };

const pages: Sample[] = [
  { title: 'Gifts, gifts, gifts', words: 'gift label partner', type: 'post', topic: 'partners' },
  { title: 'How to label a gift', words: 'gift label', type: 'answer', topic: 'partners' },
  { title: 'Kit', words: 'kit label', type: 'kit', topic: 'press' },
];

/** Like Pagefind: every word must match, any value within a facet, and all facets together. */
function fakePagefind(): PagefindInstance & { asked: unknown[] } {
  const asked: unknown[] = [];
  const countsOf = (found: Sample[]) =>
    Object.fromEntries(
      facetKeys.map((key) => [
        key,
        Object.fromEntries(
          pages
            .flatMap((page) => page[key] ?? [])
            .map((value) => [value, found.filter((page) => page[key] === value).length]),
        ),
      ]),
    );
  return {
    asked,
    filters: () => Promise.resolve(countsOf(pages)),
    search: (text, options) => {
      asked.push([text, options]);
      const matching = pages.filter((page) =>
        (text?.split(' ') ?? []).every((word) => page['words']?.includes(word)),
      );
      const found = matching.filter((page) =>
        Object.entries(options.filters ?? {}).every(([key, { any }]) => any.includes(page[key] ?? '')),
      );
      return Promise.resolve({
        results: found.map((page) => ({
          id: page.title,
          score: 1,
          data: () => Promise.resolve(dataOf(page)),
        })),
        unfilteredResultCount: matching.length,
        filters: countsOf(found),
      });
    },
  };
}

const dataOf = (page: Sample): PagefindPage => ({
  url: `/${page.title}/`,
  content: `${page.title} ${page['words'] ?? ''}`,
  meta: { title: page.title },
  filters: { type: [page['type'] ?? ''] },
  weighted_locations: `${page.title} ${page['words'] ?? ''}`
    .split(' ')
    .map((_, location) => ({ location, balanced_score: 1 })),
  sub_results: [],
  anchors: [],
});

const json = (value: unknown, init?: ResponseInit) => () =>
  Promise.resolve(new Response(JSON.stringify(value), init));
const one = { languages: { en: { page_count: 3 } } };
const en = { lang: 'en', stopWords: 'a to how' };

async function open(instance: PagefindInstance = fakePagefind()) {
  vi.stubGlobal('fetch', json(one));
  return openIndex('/pagefind/', en, () => Promise.resolve({ createInstance: () => instance }));
}

afterEach(() => vi.unstubAllGlobals());

describe('openIndex', () => {
  it.each([
    ['missing', json({}, { status: 404 })],
    ['missing', () => Promise.resolve(new Response('<!doctype html>'))],
    ['unreachable', json({}, { status: 503 })],
    ['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['empty', json({ languages: { fr: { page_count: 3 } } })],
    ['empty', json({ languages: {} })],
  ])('says that the index is %s', async (reason, fetch) => {
    vi.stubGlobal('fetch', fetch);
    await expect(openIndex('/pagefind/', en)).rejects.toMatchObject({ reason });
  });

  it('also says so if Pagefind itself cannot be loaded', async () => {
    vi.stubGlobal('fetch', json(one));
    const load = () => Promise.reject<PagefindModule>(new TypeError('Failed to fetch'));
    await expect(openIndex('/pagefind/', en, load)).rejects.toMatchObject({ reason: 'unreachable' });
  });
});

describe('search', () => {
  it('finds pages with every relevant word, with the question itself first', async () => {
    const found = await (await open()).search({ text: 'How to label a gift', facets: noFacets });
    expect(found.total).toBe(2);
    expect((await found.load(0, 10)).map(({ title }) => title)).toEqual([
      'How to label a gift',
      'Gifts, gifts, gifts',
    ]);
    expect(found.dropped).toEqual([]);
  });

  it('keeps Pagefind’s order if no title is the question', async () => {
    const found = await (await open()).search({ text: 'label gift partner', facets: noFacets });
    expect((await found.load(0, 10)).map(({ title }) => title)).toEqual(['Gifts, gifts, gifts']);
  });

  it('leaves out words that prevent any result, and says which', async () => {
    const found = await (await open()).search({ text: 'kit gift label', facets: noFacets });
    expect(found).toMatchObject({ total: 1, dropped: ['gift'] });
  });

  it('leaves out no words if the facets are the reason, and says which facets', async () => {
    const found = await (
      await open()
    ).search({
      text: 'gift',
      facets: { ...noFacets, type: ['kit'], topic: ['partners'] },
    });
    expect(found).toMatchObject({ total: 0, dropped: [], unfiltered: 2, without: { type: 2, topic: 0 } });
  });

  it('counts the values of a facet without its own choice, but with the others', async () => {
    const found = await (await open()).search({ text: 'label', facets: { ...noFacets, type: ['answer'] } });
    expect(found.total).toBe(1);
    expect(found.counts.type).toEqual({ post: 1, answer: 1, kit: 1 });
    expect(found.counts.topic).toEqual({ partners: 1, press: 0 });
  });

  it('lists pages by date if only facets are chosen', async () => {
    const instance = fakePagefind();
    const found = await (await open(instance)).search({ text: '', facets: { ...noFacets, type: ['kit'] } });
    expect(found.total).toBe(1);
    expect(instance.asked[0]).toEqual([
      null,
      { filters: { type: { any: ['kit'] } }, sort: { date: 'desc' } },
    ]);
  });

  it('finds nothing for a text of signs only', async () => {
    const found = await (await open()).search({ text: '?!', facets: noFacets });
    expect(found.total).toBe(0);
  });

  it('fails if Pagefind fails, instead of finding nothing', async () => {
    const instance = { ...fakePagefind(), search: () => Promise.reject(new Error('worker gone')) };
    await expect((await open(instance)).search({ text: 'gift', facets: noFacets })).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });
});
