import { elementsOf } from './elements.ts';

/**
 * Addresses in the pages, feeds, styles and sitemaps of a site that lead to no file of it, or to no place on a page.
 * @param files the output, by path
 * @param url where the site says that it stands, with a slash at its end
 */
export function brokenLinks(files: ReadonlyMap<string, Buffer>, url: string): string[] {
  const root = new URL(url);
  const idsOf = new Map<string, Set<string>>();
  const broken: string[] = [];
  const follow = (address: string, from: string) => {
    // A folder may have a colon or a space in its name.
    const page = new URL(`./${encodeURI(from.replace(/index\.html$/, ''))}`, root);
    const target = new URL(address, page);
    if (target.protocol === 'mailto:' || target.origin !== root.origin) return;
    const path = decodeURIComponent(target.pathname);
    const inside = path.startsWith(root.pathname) ? path.slice(root.pathname.length) : undefined;
    const file = inside === '' || inside?.endsWith('/') ? `${inside}index.html` : inside;
    const anchor = decodeURIComponent(target.hash.slice(1));
    const isThere =
      file !== undefined && files.has(file) && (anchor === '' || isMoved(file) || idsIn(file).has(anchor));
    if (!isThere) broken.push(`${from}: ${address}`);
  };
  const idsIn = (file: string): Set<string> => {
    const known =
      idsOf.get(file) ?? new Set(elementsOf(textOf(file)).map(({ attributes }) => attributes['id'] ?? ''));
    idsOf.set(file, known);
    return known;
  };
  /** Visitors who are moved on by their host keep the place on the page, which `check` has looked up there. */
  const isMoved = (file: string) => textOf(file).includes('<meta http-equiv="refresh"');
  const textOf = (file: string) => files.get(file)?.toString() ?? '';
  for (const path of files.keys()) {
    if (path.endsWith('.html')) for (const address of addressesIn(textOf(path))) follow(address, path);
    if (path.endsWith('.css'))
      for (const [, address = ''] of textOf(path).matchAll(/url\(\s*["']?(?!data:)([^"')]+)/g))
        follow(address, path);
    if (/^sitemap.*\.xml$|rss\.xml$/.test(path))
      // A guid may say that it is an id and no address.
      for (const [, address = ''] of textOf(path).matchAll(
        /<(?:loc|link|guid(?! isPermaLink="false")[^>]*)>([^<]+)</g,
      ))
        follow(address, path);
  }
  return broken;
}

function addressesIn(html: string): string[] {
  return elementsOf(html)
    .flatMap(({ name, attributes }) => [
      attributes['href'],
      attributes['src'],
      attributes['poster'],
      attributes['data-src'],
      name === 'form' ? attributes['action'] : undefined,
      ...(attributes['srcset'] ?? '').split(',').map((part) => part.trim().split(' ')[0]),
      attributes['property'] === 'og:image' || attributes['property'] === 'og:url'
        ? attributes['content']
        : undefined,
    ])
    .filter((address) => address !== undefined && address !== '') as string[];
}

/** What pages and styles would load from elsewhere. */
export function foreignLoads(files: ReadonlyMap<string, Buffer>): string[] {
  const loads: Record<string, string[]> = {
    script: ['src'],
    img: ['src', 'srcset'],
    source: ['src', 'srcset'],
    track: ['src'],
    iframe: ['src', 'srcdoc'],
    embed: ['src'],
    audio: ['src'],
    video: ['src', 'poster'],
    object: ['data'],
    form: ['action'],
    base: ['href'],
  };
  const foreign: string[] = [];
  for (const [path, bytes] of files) {
    if (path.endsWith('.css') && /url\(\s*["']?(?:https?:)?\/\/|@import/.test(bytes.toString()))
      foreign.push(path);
    if (!path.endsWith('.html')) continue;
    for (const { name, attributes } of elementsOf(bytes.toString())) {
      const isLoaded = name === 'link' && !/canonical|alternate/.test(attributes['rel'] ?? '');
      for (const attribute of isLoaded ? ['href'] : (loads[name] ?? [])) {
        const address = attributes[attribute];
        if (address !== undefined && /(?:^|,\s*)(?:https?:)?\/\//.test(address))
          foreign.push(`${path}: ${address}`);
      }
      if (/(?:https?:)?\/\//.test(attributes['style'] ?? ''))
        foreign.push(`${path}: ${attributes['style'] ?? ''}`);
    }
  }
  return foreign;
}
