import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { vi } from 'vitest';
import { openIndex } from '../../../src/outputs/search/engine.ts';
import type { SearchIndex } from '../../../src/outputs/search/engine.ts';
import { searchMarkup } from '../../../src/outputs/search/markup.ts';
import type { SearchFacts } from '../../../src/outputs/search/markup.ts';
import type { PagefindModule } from '../../../src/outputs/search/pagefind.ts';
import { stopWords } from '../../../src/i18n/stop-words.ts';

export interface SamplePage {
  lang: string;
  title: string;
  lead?: string;
  /** HTML */
  body?: string;
  /** Absent for a page that must not be found. */
  facts?: SearchFacts;
}

const attributes = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page as the layouts make it, with the parts that matter for the search. */
function sampleHtml({ lang, title, lead = '', body = '', facts }: SamplePage): string {
  const markup = searchMarkup(facts);
  return `<!doctype html>
<html lang="${lang}"><head><title>${escape(title)}</title></head><body><nav>navigation</nav>
<main><article${attributes(markup.body)}><h1${attributes(markup.title)}>${escape(title)}</h1>
<p${attributes(markup.aside)}>byline</p><p${attributes(markup.lead)}>${escape(lead)}</p>${body}</article></main>
<footer>imprint</footer></body></html>`;
}

/** Writes pages into a new folder as a build does; the caller removes it. */
export async function writeSite(pages: Record<string, SamplePage>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'search-'));
  for (const [path, page] of Object.entries(pages)) {
    const file = join(folder, path, 'index.html');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, sampleHtml(page));
  }
  return folder;
}

/**
 * Opens the index of a folder with Pagefind's own browser code, run by Node over HTTP, as the search page does.
 * Pagefind reads the language from the document, but must not find one while it is loaded.
 */
export async function openSite(folder: string, lang: string): Promise<SearchIndex & { close(): void }> {
  const server = createServer((request, response) => {
    readFile(join(folder, new URL(request.url ?? '/', 'http://localhost').pathname)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const load = async (url: string) => {
    vi.unstubAllGlobals();
    // One module for each language: a second language would get the stemmer of the first.
    const file = `${pathToFileURL(join(folder, new URL(url).pathname)).href}?${lang}`;
    const module = (await import(/* @vite-ignore */ file)) as PagefindModule;
    vi.stubGlobal('document', { querySelector: () => ({ getAttribute: () => lang }) });
    return module;
  };
  const index = await openIndex(`${origin}/pagefind/`, { lang, stopWords: stopWords(lang) }, load);
  return {
    ...index,
    close: () => {
      vi.unstubAllGlobals();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Addresses of the first results, without the test server's origin. */
export async function addresses(index: SearchIndex, text: string, facets = {}): Promise<string[]> {
  const none = { type: [], topic: [], author: [], year: [] };
  const found = await index.search({ text, facets: { ...none, ...facets } });
  return (await found.load(0, 10)).map(({ url }) => new URL(url).pathname);
}

export async function removeSite(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
