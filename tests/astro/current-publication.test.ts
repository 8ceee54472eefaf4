import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { currentPublication } from '../../src/astro/current-publication.ts';
import { refreshSnapshot } from '../../src/content/snapshot.ts';
import { post, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await writeFolder({ ...tinySite, 'posts/en/a.mdx': post('A') });
});
afterAll(() => remove(folder));
afterEach(() => vi.unstubAllEnvs());

const at = async (time: string) => {
  vi.stubEnv('CONTENT_DIR', folder);
  vi.stubEnv('CACHE_DIR', `${folder}/.cache`);
  vi.stubEnv('BUILD_TIME', time);
  return currentPublication();
};

test('all that ask in one build get the same publication, and editors one of their own', async () => {
  const first = await at('2026-06-01T00:00:00Z');
  expect(first?.list('posts', 'en')).toHaveLength(1);
  expect(await at('2026-06-01T00:00:00Z')).toBe(first);
  expect(await currentPublication('editors')).not.toBe(first);
});

test('it is made again when a minute has passed, and when the content has changed', async () => {
  const first = await at('2026-06-01T00:00:00Z');
  const later = await at('2026-06-01T00:01:00Z');
  expect(later).not.toBe(first);
  expect(later?.now.toISOString()).toBe('2026-06-01T00:01:00.000Z');
  await put(folder, 'posts/en/b.mdx', post('B'));
  await refreshSnapshot();
  expect((await at('2026-06-01T00:01:00Z'))?.list('posts', 'en')).toHaveLength(2);
});
