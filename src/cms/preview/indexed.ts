import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { PagefindPage } from '../../outputs/search/pagefind.ts';
import { indexableHtml } from '../../outputs/search/words.ts';

/** The prefix of the JSON in a page's part of the index. */
const signature = 'pagefind_dcd';

/**
 * What the search will store of a page, asked of Pagefind itself, whose process stays running. Without search words,
 * so that no word is marked.
 * @param url the address that the search shows
 * @returns undefined for a page that the search must not find
 */
export async function indexedPage(html: string, url: string): Promise<PagefindPage | undefined> {
  const { index, errors } = await pagefind.createIndex();
  if (index === undefined) throw new Error(`Pagefind did not start an index: ${errors.join('; ')}`);
  try {
    await index.addHTMLFile({ url, content: indexableHtml(html) });
    const { files } = await index.getFiles();
    const fragment = files.find(({ path }) => path.startsWith('fragment/'));
    if (fragment === undefined) return undefined;
    const text = gunzipSync(fragment.content).toString('utf8').slice(signature.length);
    const page = JSON.parse(text) as Pick<PagefindPage, 'url' | 'content' | 'filters' | 'meta' | 'anchors'>;
    return { ...page, weighted_locations: [], sub_results: [] };
  } finally {
    await index.deleteIndex();
  }
}
