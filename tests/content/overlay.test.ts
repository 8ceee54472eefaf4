import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overlay } from '../../src/content/overlay.ts';
import { readContent } from '../../src/content/read.ts';
import type { Problem } from '../../src/model/problem.ts';
import { answer, post, put, remove } from '../fixtures/folder.ts';
import { GatedSite } from './records/gated.ts';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runs } from '../campaign.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>';
const files: Record<string, string> = {
  'posts/en/b.mdx': post('B', 'related: [faq/what]\n', 'See [what](/faq/what/).\n'),
  'posts/fr/a.mdx': post('À'),
  'topics/more.yaml': 'name: More\ndescription: More.\n',
  'media/map.svg': svg,
};

/** What a draft could do to a file. */
const texts: Record<string, (string | undefined)[]> = {
  'posts/en/a.mdx': [
    post('A, changed'),
    post('A', 'image: { src: /media/map.svg, alt: Map }\n'),
    undefined,
    'no front matter',
  ],
  'posts/en/b.mdx': [post('B', 'topics_: [x]\n'), post('B', 'related: [posts/new]\n'), undefined],
  'posts/en/new.mdx': [
    post('New', 'aliases: [/blog/a/]\n'),
    post('New', '', '<Callot>x</Callot>\n\n![Map](/media/new.svg)\n'),
    post('New', 'related: [posts/none]\n', '[gone](/faq/gone/) and [a](/blog/a/#nowhere)\n'),
  ],
  'posts/fr/a.mdx': [post('À', 'draft: true\n'), undefined],
  'faq/en/what.mdx': [answer('What, changed?'), answer('What?', 'related: [posts/b]\n'), undefined],
  'topics/more.yaml': ['name: Even more\ndescription: More.\n', 'name: [', undefined],
  'topics/care.yaml': ['name: Care\ndescription: Changed.\n', undefined],
  'people/new.yaml': ['name: New\nrole: New\n', 'role: 3\n'],
  'media/new.svg': [svg, '<svg onload="x()"/>'],
  'media/map.svg': [svg.replace('4', '5'), undefined],
};

let site: GatedSite;
beforeAll(async () => {
  site = await GatedSite.make(files);
  await site.decide();
});
afterAll(() => remove(site.folder));

const plain = (problems: readonly Problem[]) =>
  problems.map(({ file, line, code, message }) => `${file}:${String(line)} ${code} ${message}`).toSorted();

/** The oracle: reading the whole folder with the files in it. */
test('changed files laid over a content give the same result as reading them from the folder', async () => {
  const change = fc.record(
    Object.fromEntries(
      Object.entries(texts).map(([file, list]) => [file, fc.constantFrom(...list)] as const),
    ),
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(change, async (given) => {
      const changed = Object.entries(given).filter(([file]) => file in given);
      const base = await site.read();
      const laid = await overlay(
        base,
        new Map(changed.map(([file, text]) => [file, text === undefined ? undefined : Buffer.from(text)])),
        base.ledger,
        site.now,
      );
      const other = await GatedSite.make(files);
      try {
        await other.decide();
        for (const [file, text] of changed) {
          if (text === undefined) await rm(join(other.folders.contentDir, file), { force: true });
          else await put(other.folders.contentDir, file, text);
        }
        const whole = await readContent({ ...other.folders, now: other.now });
        const names = new Set(changed.map(([file]) => file));
        const mine = whole.current
          .filter(({ collection, lang, slug }) => names.has(`${collection}/${lang}/${slug}.mdx`))
          .map(({ collection, lang, slug, digest, bodyDigest, media, verdict }) => ({
            name: `${collection}/${lang}/${slug}`,
            digest,
            bodyDigest,
            media,
            approved: verdict?.approved,
          }));
        const theirs = (laid?.entries ?? [])
          .map(({ collection, lang, slug, digest, bodyDigest, media, verdict }) => ({
            name: `${collection}/${lang}/${slug}`,
            digest,
            bodyDigest,
            media,
            approved: verdict?.approved,
          }))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1));
        expect(theirs).toEqual(mine.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
        // A build does not open a file that nothing refers to, but an upload reports its faults all the same.
        const unopened = (problem: Problem) =>
          problem.file.startsWith('media/') && !whole.errors.some(({ file }) => file === problem.file);
        const errors = (laid?.errors ?? []).filter((problem) => !unopened(problem));
        expect(plain(errors)).toEqual(plain(whole.errors));
      } finally {
        await remove(other.folder);
      }
    }),
    { numRuns: runs(40), seed: 7 },
  );
});
