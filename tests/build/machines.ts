import { dataBlocks, elementsOf, shownText } from './elements.ts';
import type { PageElement } from './elements.ts';

/** A built site as programs that follow addresses see it. */
class Site {
  readonly root: URL;
  readonly #files: ReadonlyMap<string, Buffer>;

  /** @param url where the site says that it stands, with a slash at its end */
  constructor(files: ReadonlyMap<string, Buffer>, url: string) {
    this.#files = files;
    this.root = new URL(url);
  }

  /** Its pages, but for those that only lead on to others. */
  pages(): MachinePage[] {
    return [...this.#files]
      .filter(([path]) => path.endsWith('.html'))
      .map(([path, bytes]) => new MachinePage(path, this.#addressOf(path), bytes.toString()))
      .filter((page) => !page.elements.some(({ attributes }) => attributes['httpequiv'] === 'refresh'));
  }

  has(address: string): boolean {
    const { origin, pathname } = new URL(address);
    const path = decodeURIComponent(pathname);
    if (origin !== this.root.origin || !path.startsWith(this.root.pathname)) return false;
    const inside = path.slice(this.root.pathname.length);
    return this.#files.has(inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
  }

  #addressOf(path: string): string {
    return new URL(path.replace(/(^|\/)index\.html$/, '$1'), this.root).href;
  }
}

export class MachinePage {
  readonly path: string;
  /** Where a host serves it. */
  readonly address: string;
  readonly html: string;
  readonly elements: PageElement[];

  constructor(path: string, address: string, html: string) {
    this.path = path;
    this.address = address;
    this.html = html;
    this.elements = elementsOf(html);
  }

  get canonical(): string | undefined {
    return this.links('canonical')[0]?.['href'];
  }

  /** Whether searches elsewhere may find it. */
  get isListed(): boolean {
    return !this.meta('robots').includes('noindex');
  }

  links(rel: string): Record<string, string>[] {
    return this.elements
      .filter(({ name, attributes }) => name === 'link' && attributes['rel'] === rel)
      .map(({ attributes }) => attributes);
  }

  meta(name: string): string[] {
    return this.elements.flatMap(({ attributes }) =>
      attributes['name'] === name || attributes['property'] === name ? [attributes['content'] ?? ''] : [],
    );
  }

  /** Its language versions, one a line: `fr https://…`. */
  get hreflangs(): string {
    return this.links('alternate')
      .flatMap(({ hreflang, href = '' }) => (hreflang === undefined ? [] : [`${hreflang} ${href}`]))
      .join('\n');
  }
}

export function machinePages(files: ReadonlyMap<string, Buffer>, url: string): MachinePage[] {
  return new Site(files, url).pages();
}

/** What is wrong with the addresses that the heads of a site's pages name: of themselves, and of each other. */
export function headFaults(files: ReadonlyMap<string, Buffer>, url: string): string[] {
  const site = new Site(files, url);
  const pages = new Map(site.pages().map((page) => [page.address, page]));
  const faults: string[] = [];
  const expect = (isTrue: boolean, page: MachinePage, fault: string) => {
    if (!isTrue) faults.push(`${page.path}: ${fault}`);
  };
  for (const page of pages.values()) {
    const { canonical = '', address, hreflangs } = page;
    expect(page.links('canonical').length === 1, page, 'has no canonical address, or more than one');
    expect(page.meta('og:url').join() === canonical, page, 'has another og:url than canonical address');
    expect(pages.get(canonical)?.canonical === canonical, page, `${canonical} is at home elsewhere`);
    if (page.isListed) expect(canonical === address, page, `is listed, and at home at ${canonical}`);
    for (const name of ['description', 'og:title', 'og:image', 'og:image:alt']) {
      expect(
        page.meta(name).length === 1 && page.meta(name)[0] !== '',
        page,
        `has no ${name}, or more than one`,
      );
    }
    for (const name of ['manifest', 'apple-touch-icon', 'icon']) {
      for (const { href = '' } of page.links(name))
        expect(site.has(new URL(href, site.root).href), page, href);
    }
    if (hreflangs === '') continue;
    const named = hreflangs.split('\n').map((line) => line.split(' '));
    const [[, first] = []] = named;
    expect(page.isListed, page, 'is not listed, and names languages');
    expect(
      named.some(([, to]) => to === address),
      page,
      'does not name itself among its languages',
    );
    expect(
      named.at(-1)?.join(' ') === `x-default ${first ?? ''}`,
      page,
      'names no language for everybody else',
    );
    for (const [, to = ''] of named)
      expect(pages.get(to)?.hreflangs === hreflangs, page, `${to} names others`);
  }
  return faults;
}

const words = new Set([
  ...['name', 'headline', 'description', 'text', 'keywords', 'jobTitle', 'creditText'],
  ...['caption', 'copyrightNotice', 'contactType', 'disambiguatingDescription'],
]);
const days = new Set(['datePublished', 'dateModified', 'lastReviewed']);

/** What the data blocks of a site's pages say that the pages do not show, or where they lead to nothing. */
export function dataFaults(files: ReadonlyMap<string, Buffer>, url: string): string[] {
  const site = new Site(files, url);
  const faults: string[] = [];
  const pages = site.pages();
  const listed = new Set(pages.filter((page) => page.isListed).map(({ address }) => address));
  for (const page of pages) {
    const blocks = dataBlocks(page.html);
    // A text in another language says who it is; what was taken down, at whichever of its addresses, says nothing.
    const isWanted = page.isListed || listed.has(page.canonical ?? '');
    if (blocks.length !== (isWanted ? 1 : 0))
      faults.push(`${page.path}: ${String(blocks.length)} data blocks`);
    const attributes = page.elements.map((element) => element.attributes);
    const shown = [shownText(page.html), ...attributes.map(({ alt = '' }) => alt.replace(/\s+/g, ' '))].join(
      '\n',
    );
    for (const [name, value] of blocks.flatMap((block) => valuesOf(JSON.parse(block)))) {
      const isTrue = words.has(name)
        ? shown.includes(value.replace(/\s+/g, ' ').trim())
        : days.has(name)
          ? attributes.some(({ datetime }) => datetime?.startsWith(value.slice(0, 10)))
          : name === 'email'
            ? attributes.some(({ href }) => href === `mailto:${value}`)
            : !value.startsWith(site.root.origin) || site.has(value);
      if (!isTrue) faults.push(`${page.path}: ${name} ${value}`);
    }
  }
  return faults;
}

/** Every value of a graph, with the name of its property. */
function valuesOf(node: unknown, name = ''): [name: string, value: string][] {
  return typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([key, value]) => valuesOf(value, Array.isArray(node) ? name : key))
    : [[name, String(node)]];
}
