import fc from 'fast-check';
import { fromJS, Map } from 'immutable';
import { describe, expect, test } from 'vitest';
import { draftRestored, rightDraft } from '../../../src/cms/editor/client/draft-state.ts';
import type { DecapAction, DraftMap } from '../../../src/cms/editor/client/draft-state.ts';
import { digest, isKeptKey, isSameBase, keptKey, readKept } from '../../../src/cms/editor/kept-draft.ts';

describe('the name of a draft', () => {
  test('is the same for its entry and different for any other', () => {
    const part = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(part, part, part, part, part, part, part, (scope, collection, slug, page, a, b, c) => {
        const key = keptKey(scope, { collection, slug, page });
        expect(isKeptKey(key, scope, collection, slug)).toBe(true);
        const isOther = a !== scope || b !== collection || c !== slug;
        if (isOther) expect(isKeptKey(key, a, b, c)).toBe(false);
      }),
    );
  });
});

test('a stored value that is not a kept draft is ignored', () => {
  const good = { collection: 'faq', slug: '', page: 'p', at: 1, left: false, data: {}, i18n: {}, base: {} };
  expect(readKept(JSON.stringify(good))).toEqual(good);
  for (const bad of [
    null,
    '',
    'x',
    '[]',
    'null',
    '{}',
    JSON.stringify({ ...good, data: [] }),
    JSON.stringify({ ...good, at: '1' }),
  ])
    expect(readKept(bad)).toBeUndefined();
});

test('two sets of files are the same if all files are equal', () => {
  expect(isSameBase({ a: '1' }, { a: '1' })).toBe(true);
  expect(isSameBase({ a: '1' }, { a: '2' })).toBe(false);
  expect(isSameBase({ a: '1' }, {})).toBe(false);
  expect(isSameBase({}, { a: '1' })).toBe(false);
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (digest(a) === digest(b)) === (a === b)));
});

describe('whether a form has changed', () => {
  const entry = (data: object, i18n: object = {}, mediaFiles: object[] = []) =>
    fromJS({ collection: 'faq', slug: 'a', data, i18n, mediaFiles }) as DraftMap;
  const form = (data: object, i18n?: object): DraftMap =>
    rightDraft(Map<string, unknown>({ entry: entry(data, i18n), hasChanged: false }), {
      type: 'DRAFT_CREATE_FROM_ENTRY',
    });
  /** Decap's reaction to an action, then ours. */
  const type = (draft: DraftMap, data: object, i18n?: object, isChanged = true): DraftMap =>
    rightDraft(draft.set('entry', entry(data, i18n)).set('hasChanged', isChanged), {
      type: 'DRAFT_CHANGE_FIELD',
    });
  const then = (draft: DraftMap, action: DecapAction): DraftMap => rightDraft(draft, action);
  const isChanged = (draft: DraftMap) => draft.get('hasChanged');

  test('it has if a text differs in any language, whatever Decap reports', () => {
    const loaded = form({ title: 'A' }, { fr: { data: { title: 'B' } } });
    expect(isChanged(type(loaded, { title: 'A2' }, { fr: { data: { title: 'B' } } }))).toBe(true);
    // Decap also compares with the site, and reports no change if a draft was changed back to that.
    expect(isChanged(type(loaded, { title: 'A2' }, { fr: { data: { title: 'B' } } }, false))).toBe(true);
    expect(isChanged(type(loaded, { title: 'A' }, { fr: { data: { title: 'B2' } } }, false))).toBe(true);
    expect(isChanged(type(loaded, { title: 'A' }, { fr: { data: { title: 'B' } } }))).toBe(false);
  });

  test('it has not if a field that was absent is empty', () => {
    expect(isChanged(type(form({ title: 'A' }), { title: 'A', subtitle: '' }))).toBe(false);
  });

  test('it has if somebody typed during the save', () => {
    const typed = type(form({ title: 'A' }), { title: 'A2' });
    const saving = then(typed, { type: 'UNPUBLISHED_ENTRY_PERSIST_REQUEST' });
    const success = { type: 'UNPUBLISHED_ENTRY_PERSIST_SUCCESS' };
    expect(isChanged(then(saving.set('hasChanged', false), success))).toBe(false);
    const more = type(saving, { title: 'A3' });
    expect(isChanged(then(more.set('hasChanged', false), success))).toBe(true);
  });

  test('it has if an unsaved draft was restored into it', () => {
    const payload = { data: { title: 'Mine' }, i18n: {} };
    const filled = then(form({ title: 'A' }), { type: draftRestored, payload });
    expect(isChanged(filled)).toBe(true);
    expect((filled.get('entry') as DraftMap).getIn(['data', 'title'])).toBe('Mine');
    expect(
      isChanged(then(filled, { type: draftRestored, payload: { data: { title: 'A' }, i18n: {} } })),
    ).toBe(false);
  });
});
