import { expect, test } from 'vitest';
import { needsFreshForm } from '../../../src/cms/editor/fresh-form.ts';

test.each([
  ['#/collections/kits/entries/a', '#/collections/posts/entries/b', true],
  ['#/collections/posts/entries/a', '#/collections/posts/entries/b', true],
  ['#/collections/posts/new', '#/collections/faq/new', true],
  // Decap's own navigation: a first save, a copy, the same form again, and leaving the editor.
  ['#/collections/posts/new', '#/collections/posts/entries/a', false],
  ['#/collections/posts/entries/a', '#/collections/posts/new?title=A', false],
  ['#/collections/posts/entries/a', '#/collections/posts/entries/a?x', false],
  ['#/collections/posts/entries/a', '#/collections/posts', false],
  ['#/workflow', '#/collections/posts/entries/a', false],
])('from %s to %s: %s', (from, to, expected) => {
  expect(needsFreshForm(from, to)).toBe(expected);
});
