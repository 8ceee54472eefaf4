import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decideOnFile } from '../../src/content/records/decide-on-file.ts';
import { policyToday, recordPolicy } from '../../src/content/records/policy-version.ts';
import { answer, post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { brokenLinks } from './links.ts';
import { dataFaults, headFaults } from './machines.ts';
import { RandomSite } from './random-site.ts';
import { runScript } from './run.ts';
import { rounds, seeds } from '../campaign.ts';

type Files = Map<string, Buffer>;

let root: string;
beforeEach(async () => {
  root = await writeFolder({});
});
afterEach(() => remove(root));

/** Builds the content, after earlier builds or as the first one ever. */
async function build(now: Date, kind: 'warm' | 'clean'): Promise<Files> {
  const folders = {
    OUT_DIR: join(root, kind === 'warm' ? 'out' : 'clean'),
    CACHE_DIR: join(root, kind === 'warm' ? 'cache' : 'clean-cache'),
  };
  if (kind === 'clean') await Promise.all(Object.values(folders).map(remove));
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    BUILD_TIME: now.toISOString(),
    ...folders,
  });
  if (code !== 0) throw new Error(output);
  return readFolder(folders.OUT_DIR);
}

/** Paths that only one of two outputs has, or that have other bytes in the other. */
function differing(a: Files, b: Files): string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((path) => !(a.get(path)?.equals(b.get(path) ?? Buffer.alloc(0)) ?? false))
    .toSorted();
}

/** The first place at which two files differ. */
function difference(path: string, a: Files, b: Files): string {
  const [one, two] = [a.get(path)?.toString(), b.get(path)?.toString()];
  if (one === undefined || two === undefined) return `${path}: only ${one === undefined ? 'clean' : 'warm'}`;
  let at = 0;
  while (one[at] === two[at] && at < one.length) at++;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${path}:\n  warm  ${part(one)}\n  clean ${part(two)}`;
}

describe('an incremental build gives the bytes of a clean one', () => {
  test.each(seeds)(
    'whatever happened in between (seed %i)',
    async (seed) => {
      let site: RandomSite | undefined;
      try {
        site = await RandomSite.make(root, seed);
        let before = await build(site.now, 'warm');
        let changes = 0;
        for (let round = 1; round <= rounds; round++) {
          site.steps.push(`-- round ${String(round)}`);
          const least = 3 + ((seed + round) % 4);
          // Every kind of step is taken once at least, however few the rounds are.
          const left = Math.floor((site.untried * (rounds - round)) / (rounds - round + 1));
          for (let count = 0; count < least || site.untried > left; count++) await site.step();
          const warm = await build(site.now, 'warm');
          const clean = await build(site.now, 'clean');
          const found = differing(warm, clean);
          expect(found, found.map((path) => difference(path, warm, clean)).join('\n')).toEqual([]);
          expect(brokenLinks(clean, `${site.url}/`)).toEqual([]);
          expect(headFaults(clean, `${site.url}/`)).toEqual([]);
          expect(dataFaults(clean, `${site.url}/`)).toEqual([]);
          changes += Math.sign(differing(before, warm).length);
          before = warm;
        }
        expect(site.untried).toBe(0);
        // Steps that change nothing prove nothing.
        expect(changes).toBeGreaterThan(rounds / 2);
      } catch (error) {
        throw new Error(
          `COLOPHON_SEED=${String(seed)} shows it again. Steps:\n${(site?.steps ?? []).join('\n')}`,
          { cause: error },
        );
      }
    },
    300_000 * (rounds + 1),
  );
});

test('a withdrawal, a policy, a clock and a name each change the right pages, though no text was touched', async () => {
  const contentDir = join(root, 'content');
  const folders = { contentDir, cacheDir: join(root, 'cache') };
  const policy = (posts: string) =>
    [
      'desks: { editorial: { name: Editorial }, legal: { name: Legal department } }',
      'people: { ben: { desks: [{ desk: editorial }] }, cleo: { desks: [{ desk: legal }] } }',
      'rules:',
      `  - { match: posts/**, require: ${posts}, reviewEvery: P6M }`,
      '  - { match: faq/**, ownerDesk: 1 }',
      '  - { match: pages/**, require: {} }\n',
    ].join('\n');
  const setPolicy = async (posts: string) => {
    await put(contentDir, 'policy.yaml', policy(posts));
    await recordPolicy(contentDir, await policyToday(contentDir));
  };
  const texts: Record<string, string> = {
    'posts/en/first.mdx': post('First'),
    'posts/en/second.mdx': post('Second'),
    'posts/en/third.mdx': post('Third'),
    'faq/en/what.mdx': answer('What is it?', 'related: [posts/second]\n'),
    'pages/en/about.mdx': '---\ntitle: About\ndescription: On us.\n---\n\n[Second](/blog/second/)\n',
    'pages/en/terms.mdx': '---\ntitle: Terms\ndescription: Our terms.\n---\n\nWords.\n',
  };
  const records = {
    'people/ben.yaml': 'name: Ben Brook\nrole: Edits\n',
    'people/cleo.yaml': 'name: Cleo Carr\nrole: Law\n',
  };
  for (const [path, text] of Object.entries({ ...tinySite, ...records, ...texts }))
    await put(contentDir, path, text);
  await setPolicy('{ editorial: 1 }');
  const say = (decision: string, path: string, desk: string, at: string) =>
    decideOnFile({ path, desk, person: desk === 'legal' ? 'cleo' : 'ben', decision }, folders, new Date(at));
  await say('approve', 'posts/en/first.mdx', 'editorial', '2026-06-01T09:00:00Z');
  await say('approve', 'posts/en/first.mdx', 'legal', '2026-06-02T09:00:00Z');
  await say('approve', 'posts/en/second.mdx', 'editorial', '2026-09-01T09:00:00Z');
  await say('approve', 'posts/en/third.mdx', 'editorial', '2026-09-01T09:00:00Z');
  await say('approve', 'faq/en/what.mdx', 'legal', '2026-09-01T09:00:00Z');

  const now = new Date('2026-10-01T09:00:00Z');
  const start = await build(now, 'warm');
  const page = (files: Files, address: string) => files.get(`${address}/index.html`)?.toString() ?? '';
  const pagesWith = (files: Files, text: string) =>
    [...files]
      .filter(([path, bytes]) => path.endsWith('.html') && bytes.includes(text))
      .map(([path]) => path)
      .toSorted();
  for (const name of ['first', 'second', 'third']) {
    expect(page(start, `blog/${name}`)).toContain('Ben Brook');
    expect(page(start, `blog/${name}`)).not.toContain('Legal department');
  }

  // A withdrawal: the text goes, and with it every link to it; its address says when.
  await say('withdraw', 'posts/en/second.mdx', 'editorial', '2026-10-01T08:00:00Z');
  const withdrawn = await build(now, 'warm');
  expect(page(withdrawn, 'blog/second')).toContain('taken down on 1 October 2026');
  expect(page(withdrawn, 'fr/blog/second')).toContain('retiré le 1er octobre 2026');
  expect(page(withdrawn, 'blog/second')).not.toMatch(/Second|Some words/);
  expect(withdrawn.has('cards/en/posts/second.png')).toBe(false);
  expect(pagesWith(start, 'blog/second/')).toEqual(
    expect.arrayContaining([
      'about/index.html',
      'blog/first/index.html',
      'blog/index.html',
      'faq/what/index.html',
    ]),
  );
  expect(pagesWith(withdrawn, 'blog/second/')).toEqual([
    'blog/second/index.html',
    'fr/blog/second/index.html',
  ]);
  expect(differing(start, withdrawn)).not.toContain('terms/index.html');

  // A policy that asks for more: what has it says so, what has it not goes.
  await setPolicy('{ editorial: 1, legal: 1 }');
  const stricter = await build(now, 'warm');
  expect(stricter.has('blog/third/index.html')).toBe(false);
  expect(page(stricter, 'blog/first')).toMatch(/Legal department[^]*Cleo Carr/);
  expect(differing(withdrawn, stricter)).not.toContain('terms/index.html');

  // Time: the approval of June ends in December.
  const later = new Date('2026-12-15T09:00:00Z');
  const expired = await build(later, 'warm');
  expect(expired.has('blog/first/index.html')).toBe(false);
  expect(page(expired, 'faq/what')).toContain('Cleo Carr');
  expect(differing(stricter, expired)).not.toContain('terms/index.html');

  // The name of whoever checked.
  await put(contentDir, 'people/cleo.yaml', 'name: Cleo Delacroix\nrole: Law\n');
  const named = await build(later, 'warm');
  expect(page(named, 'faq/what')).toContain('Cleo Delacroix');
  expect(pagesWith(named, 'Cleo Carr')).toEqual([]);
  expect(pagesWith(named, 'Cleo Delacroix')).toEqual(pagesWith(expired, 'Cleo Carr'));
  expect(differing(expired, named).filter((path) => path.endsWith('.html'))).toEqual(
    pagesWith(expired, 'Cleo Carr').toSorted(),
  );

  expect(differing(named, await build(later, 'clean'))).toEqual([]);
  const kept = await readFolder(contentDir);
  for (const [path, text] of Object.entries(texts)) expect(kept.get(path)?.toString()).toBe(text);
});
