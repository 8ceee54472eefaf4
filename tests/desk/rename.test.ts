import { afterEach, beforeEach, expect, test } from 'vitest';
import { withAlias } from '../../src/desk/rename.ts';
import { DeskError } from '../../src/desk/refusals.ts';
import { post } from '../fixtures/folder.ts';
import { DeskSite, ann, lea } from './site.ts';

test.each([
  ['---\ntitle: A\n---\n\nText\n', '---\ntitle: A\naliases:\n  - /blog/old/\n---\n\nText\n'],
  ['---\ntitle: A\naliases: [/x/]\n---\nText', '---\ntitle: A\naliases: [ /x/, /blog/old/ ]\n---\nText'],
  [
    '---\naliases:\n  - /x/\n# note\ntitle: A\n---\n',
    '---\naliases:\n  - /x/\n  - /blog/old/\n# note\ntitle: A\n---\n',
  ],
  ['---\ntitle: A\naliases: ""\n---\n', '---\ntitle: A\naliases:\n  - /blog/old/\n---\n'],
  ['---\r\ntitle: A\r\n---\r\nText', '---\r\ntitle: A\r\naliases:\r\n  - /blog/old/\r\n---\r\nText'],
  ['---\naliases:\n  - /blog/old/\n---\nText', '---\naliases:\n  - /blog/old/\n---\nText'],
])('a former address is added to %j', (text, expected) => {
  expect(withAlias(text, '/blog/old/')).toBe(expected);
});

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make({ 'posts/fr/old.mdx': post('Vieux') });
});
afterEach(() => site.remove());

test('a renamed entry keeps its addresses, in each language, and is approved anew like any text', async () => {
  const desk = await site.desk();
  const name = await desk.rename({ collection: 'posts', slug: 'old' }, 'new', ann);
  expect(name).toEqual({ collection: 'posts', slug: 'new' });
  await expect(desk.publish(name, ann)).rejects.toThrow('never approved');
  await site.decide(name, lea);
  await desk.publish(name, ann);
  expect(site.git('ls-tree', '-r', '--name-only', 'main', 'content/posts')).toBe(
    'content/posts/en/new.mdx\ncontent/posts/fr/new.mdx',
  );
  expect(site.git('show', 'main:content/posts/en/new.mdx')).toContain('aliases:\n  - /blog/old/\n');
  expect(site.git('show', 'main:content/posts/fr/new.mdx')).toContain('aliases:\n  - /fr/blog/old/\n');
  expect(site.git('status', '--porcelain')).toBe('');
});

test.each([
  ['none', 'new', 404],
  ['old', 'old', 422],
  ['old', '../x', 422],
  ['old', 'taken', 409],
])('%s is not renamed to %s', async (slug, to, status) => {
  await site.put('posts/en/taken.mdx', post('Taken'));
  site.commit('Taken');
  const refused = await (
    await site.desk()
  )
    .rename({ collection: 'posts', slug }, to, ann)
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DeskError);
  expect((refused as DeskError).status).toBe(status);
  expect(site.git('branch', '--list', 'cms/*')).toBe('');
});
