import { glob, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as pagefind from 'pagefind';
import type { PagefindEntry } from './pagefind.ts';
import { indexableHtml } from './words.ts';

/** What was indexed. */
export interface IndexReport {
  pages: number;
  /** Pages by the language of `<html lang>`. */
  languages: Record<string, number>;
  seconds: number;
}

/** Finds the attribute on an element only: in text about the attribute, `<` is escaped. */
const findable = /<[a-z][^<>]*\sdata-pagefind-body(?=[\s=>])/i;

/** Pages sent to Pagefind at the same time. */
const batch = 32;

/** Files that Pagefind adds to every index and that this site does not use: 430 kB. */
const unusedFiles = [
  'pagefind-ui',
  'pagefind-modular-ui',
  'pagefind-component-ui',
  'pagefind-highlight',
].flatMap((name) => [`${name}.js`, `${name}.css`]);

/**
 * Makes the search index of a built site in `<site>/pagefind`, and replaces an existing one. Only pages with
 * `data-pagefind-body` are indexed. The same pages give the same bytes.
 * Pagefind runs as a separate process and needs about 0.4 MB for each page of 1,200 words while it writes; the memory
 * is free again when this returns. Separate indexes that the browser merges (`mergeIndex`) would need a quarter of
 * that, but find wrong pages: an index that lacks one of the words answers as if that word had not been asked for.
 * @param site folder with the built HTML
 * @throws Error that says which page or step failed, with Pagefind's message as cause
 */
export async function indexSite(site: string): Promise<IndexReport> {
  const began = performance.now();
  const output = join(site, 'pagefind');
  await rm(output, { recursive: true, force: true });
  try {
    const { index } = checked(await pagefind.createIndex(), 'Pagefind did not start an index');
    if (!index) throw new Error('Pagefind did not start an index');
    const files = await htmlFiles(site);
    for (let from = 0; from < files.length; from += batch) {
      await addPages(index, site, files.slice(from, from + batch));
    }
    checked(await index.writeFiles({ outputPath: output }), `Pagefind cannot write its index to ${output}`);
  } finally {
    await pagefind.close();
  }
  await Promise.all(unusedFiles.map((name) => rm(join(output, name), { force: true })));
  const languages = await readLanguages(output);
  return {
    pages: Object.values(languages).reduce((total, count) => total + count, 0),
    languages,
    seconds: (performance.now() - began) / 1000,
  };
}

/** Sorted, because Pagefind's output depends on the order of pages. */
async function htmlFiles(site: string): Promise<string[]> {
  const files = await Array.fromAsync(glob('**/*.html', { cwd: site, exclude: ['pagefind/**', 'admin/**'] }));
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

async function addPages(index: pagefind.PagefindIndex, site: string, files: string[]): Promise<void> {
  const read = files.map(async (file) => ({ file, html: await readFile(join(site, file), 'utf8') }));
  const pages = (await Promise.all(read)).filter(({ html }) => findable.test(html));
  // Sent in order without waiting for each; Pagefind processes them one by one.
  const answers = await Promise.all(
    pages.map(({ file, html }) => index.addHTMLFile({ sourcePath: file, content: indexableHtml(html) })),
  );
  for (const [at, answer] of answers.entries())
    checked(answer, `Pagefind cannot index ${pages[at]?.file ?? ''}`);
}

async function readLanguages(output: string): Promise<Record<string, number>> {
  const { languages } = JSON.parse(
    await readFile(join(output, 'pagefind-entry.json'), 'utf8'),
  ) as PagefindEntry;
  const counts = Object.entries(languages).map(
    ([language, { page_count: pages }]) => [language, pages] as const,
  );
  return Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function checked<T extends { errors: string[] }>(response: T, what: string): T {
  if (response.errors.length > 0) throw new Error(what, { cause: new Error(response.errors.join('; ')) });
  return response;
}
