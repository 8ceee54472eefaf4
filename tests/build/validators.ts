import { Validator } from '@seriousme/openapi-schema-validator';
import { parseFeed } from 'feedsmith';
import { LinkChecker } from 'linkinator';
import { wellFormed } from '../outputs/feeds/well-formed.ts';

/* What others wrote to judge such files by, each made to answer in one way: with what is wrong. None asks the network. */

/** @param description in OpenAPI 3.1; its schemas lie beside it, and Ajv reads those */
export async function openApiFaults(description: object): Promise<string[]> {
  const text = JSON.stringify(description).replace(
    /"schemas\/([a-z-]+)\.json"/g,
    '"#/components/schemas/$1"',
  );
  const names = [...text.matchAll(/#\/components\/schemas\/([a-z-]+)/g)].map(([, name]) => name);
  const whole = {
    ...(JSON.parse(text) as object),
    components: { schemas: Object.fromEntries(names.map((name) => [name, {}])) },
  };
  const { valid, errors } = await new Validator().validate(whole);
  return valid ? [] : [JSON.stringify(errors)];
}

/** @param text RSS, Atom or JSON Feed: which of them, the reader finds out */
export function feedFaults(text: string): string[] {
  try {
    // The reader takes much for a feed that is no XML.
    if (!text.startsWith('{')) wellFormed(text);
    const { format, feed } = parseFeed(text);
    const items: object[] = (format === 'atom' ? feed.entries : feed.items) ?? [];
    const needed = {
      rss: ['guid', 'link', 'title', 'pubDate', 'content'],
      atom: ['id', 'links', 'title', 'updated', 'content'],
      json: ['id', 'url', 'title', 'date_published', 'content_html'],
      rdf: ['link', 'title'],
    }[format];
    const written = text.match(
      { rss: /<item>/g, rdf: /<item/g, atom: /<entry>/g, json: /"content_html"/g }[format],
    );
    return [
      ...(items.length === (written?.length ?? 0) ? [] : [`${String(items.length)} items were read`]),
      ...items.flatMap((item, at) =>
        needed.filter((name) => !(name in item)).map((name) => `item ${String(at + 1)} has no ${name}`),
      ),
    ];
  } catch (error) {
    return [String(error)];
  }
}

/**
 * Links of a site that lead nowhere, and places that a page has not.
 * @param origin where the site is served
 * @param home its own address, by which it calls itself; other hosts are not asked
 */
export async function linkFaults(
  origin: string,
  home: string,
): Promise<{ faults: string[]; followed: number }> {
  const { links } = await new LinkChecker().check({
    path: `${origin}/`,
    recurse: true,
    checkCss: true,
    checkFragments: true,
    concurrency: 20,
    retry: false,
    urlRewriteExpressions: [{ pattern: new RegExp(`^${home}`), replacement: origin }],
    linksToSkip: (link) => Promise.resolve(!link.startsWith(origin) && !link.startsWith(home)),
  });
  return {
    faults: links
      .filter(({ state }) => state === 'BROKEN')
      .map(({ url, parent = '', status }) => `${parent} ${url} ${String(status ?? '')}`),
    followed: links.filter(({ state }) => state === 'OK').length,
  };
}
