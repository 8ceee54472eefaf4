import type { Element, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { htmlToHast } from 'satteri';
import { longDay } from '../../i18n/long-day.ts';
import { addressOf, basePath, listAddress, withBase } from '../../publication/addresses.ts';
import type { Publication } from '../../publication/publication.ts';
import type { SearchPageData } from '../../outputs/search/page-data.ts';
import { hitOf } from '../../outputs/search/hit.ts';
import type { Hit } from '../../outputs/search/hit.ts';
import { labelOf } from '../../outputs/search/labels.ts';
import type { EntryName } from './change.ts';
import { indexedPage } from './indexed.ts';
import type { Pages } from '../../astro/render/pages.ts';

/**
 * The search page with an entry as its only result and nothing else on it; without scripts.
 * @returns undefined if the entry is not shown
 */
export async function searchHit(
  { collection, slug, lang }: EntryName,
  publication: Publication,
  pages: Pages,
): Promise<string | undefined> {
  const { site } = publication.content;
  const base = basePath(site);
  const address = withBase(addressOf(collection, slug, lang, site), base);
  const { status, html } = await pages.render(address, publication);
  const found = status === 200 ? await indexedPage(html, address) : undefined;
  if (found === undefined) return undefined;
  const search = await pages.render(withBase(listAddress('search', lang, site), base), publication);
  const page = htmlToHast(search.html) as Root;
  const data = part(page, 'data').children[0];
  const facts = JSON.parse(data?.type === 'text' ? data.value : '') as SearchPageData;
  const list = part(page, 'list');
  list.children = part(page, 'hit').children;
  fill(list, hitOf(found), facts);
  keepAlone(page, list);
  return toHtml(page);
}

/** As src/outputs/search/hit-row.ts does in the browser. */
function fill(list: Element, hit: Hit, { dates, labels }: SearchPageData): void {
  const day = longDay(dates);
  const put = (slot: string, text: string) => {
    const element = elementWith(list, 'dataSlot', slot);
    element.children = text === '' ? [] : [{ type: 'text', value: text }];
    element.properties['hidden'] = text === '';
  };
  put('label', hit.label);
  put('title', hit.title);
  put('type', hit.type && labelOf(labels, 'type', hit.type));
  put('topic', hit.topics.map((topic) => labelOf(labels, 'topic', topic)).join(', '));
  put('date', hit.date && day(new Date(hit.date)));
  put('excerpt', hit.excerpt.map(({ text }) => text).join(''));
  put('sections', '');
  elementWith(list, 'dataSlot', 'title').properties['href'] = hit.url;
}

/** Removes everything that does not contain the element, except the page's head. */
function keepAlone(node: Root | Element, kept: Element): boolean {
  if (node === kept) return true;
  const holds = node.children.filter(
    (child) =>
      child.type === 'doctype' ||
      (child.type === 'element' && (child.tagName === 'head' || keepAlone(child, kept))),
  );
  if (holds.length > 0) node.children = holds as typeof node.children;
  return holds.some((child) => child.type === 'element');
}

function part(root: Root, name: string): Element {
  return elementWith(root, 'dataPart', name);
}

function elementWith(root: Nodes, property: string, value: string): Element {
  const found = search(root, property, value);
  if (found === undefined) throw new Error(`The search page has no element for its ${value}.`);
  return found;
}

function search(node: Nodes, property: string, value: string): Element | undefined {
  if (node.type === 'element' && node.properties[property] === value) return node;
  for (const child of 'children' in node ? node.children : []) {
    const found = search(child, property, value);
    if (found !== undefined) return found;
  }
  return undefined;
}
