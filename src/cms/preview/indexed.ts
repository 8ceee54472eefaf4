import { gunzipSync } from 'node:zlib';
import * as pagefind from 'pagefind';
import type { PagefindPage } from '../../outputs/search/pagefind.ts';
import { indexableHtml } from '../../outputs/search/words.ts';

/** What stands before the JSON of a page's part of the index. */
const signature = 'pagefind_dcd';

/**
 * What the search will know of a page: asked of Pagefind itself, whose process goes on running. Nothing is looked for,
 * so that no word of it is marked.
 * @param url as the search shows it
 * @returns undefined for a page that is not to be found
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
