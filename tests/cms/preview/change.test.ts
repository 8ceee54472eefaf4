import { describe, expect, test } from 'vitest';
import type { Content } from '../../../src/model/content.ts';
import type { AnyEntry } from '../../../src/model/entry.ts';
import { changedContent } from '../../../src/cms/preview/change.ts';

function entry(slug: string, front: object = {}, lang = 'en'): AnyEntry {
  return { collection: 'posts', lang, slug, front: { title: slug, ...front } } as unknown as AnyEntry;
}

const base = { people: { ann: { name: 'Ann' } }, entries: [entry('a'), entry('b'), entry('c')] } as unknown;
const slugs = ({ entries }: Content) => entries.map(({ slug, lang }) => `${lang}/${slug}`);

describe('a change to a content', () => {
  test('replaces the entry with the same name, and adds a new one at the end', () => {
    const before = structuredClone(base);
    const anew = entry('b', { title: 'Anew' });
    const changed = changedContent(base as Content, { replaced: [entry('a', {}, 'fr'), anew] });
    expect(slugs(changed)).toEqual(['en/a', 'en/b', 'en/c', 'fr/a']);
    expect(changed.entries[1]).toEqual(anew);
    expect(base).toEqual(before);
  });

  test('removes an entry in one language only', () => {
    const both = changedContent(base as Content, { replaced: [entry('a', {}, 'fr')] });
    const removed = [{ collection: 'posts', lang: 'en', slug: 'a' } as const];
    expect(slugs(changedContent(both, { removed }))).toEqual(['en/b', 'en/c', 'fr/a']);
  });

  test('treats a renamed entry as removed and added', () => {
    const change = { removed: [entry('a')], replaced: [entry('z')] };
    expect(slugs(changedContent(base as Content, change))).toEqual(['en/b', 'en/c', 'en/z']);
  });

  test('replaces other parts as a whole', () => {
    const people = { layla: { name: 'Layla', role: 'Reviews' } } as unknown as Content['people'];
    expect(changedContent(base as Content, { parts: { people } }).people).toEqual(people);
  });

  test.each([{ draft: true }, { publishAt: '2030-01-01T00:00:00Z' }, { expireAt: '2020-01-01T00:00:00Z' }])(
    'the entry to show loses %o, and no other entry does',
    (fields) => {
      const replaced = [entry('a', fields), entry('b', fields)];
      const { entries } = changedContent(base as Content, { replaced, show: entry('a') });
      expect(entries[0]?.front).toEqual({ title: 'a' });
      expect(entries[1]?.front).toEqual({ title: 'b', ...fields });
      expect(replaced[0]?.front).toEqual({ title: 'a', ...fields });
    },
  );
});
