import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../src/model/content.ts';
import type { InterfaceLang } from '../../../src/model/languages.ts';
import { FormError } from '../../../src/cms/review/form-fields.ts';
import type { ReviewableEntry } from '../../../src/cms/review/reviewable-entry.ts';
import { Reader } from '../../../src/cms/review/reader.ts';
import {
  takedownFields,
  takedownWordsIn,
  takedownWordsTyped,
} from '../../../src/cms/review/takedown-words.ts';
import { answer, post, remove } from '../../fixtures/folder.ts';
import { GatedSite } from '../../content/records/gated.ts';
import { lea } from './site.ts';

let site: GatedSite;
let content: Content;
beforeAll(async () => {
  site = await GatedSite.make({
    'posts/en/later.mdx': post('Later', 'publishAt: 2027-01-01\n'),
    'faq/en/who.mdx': answer('Who <b>& why</b>?'),
    'faq/fr/what.mdx': answer('Quoi ?'),
  });
  for (const path of ['posts/en/a.mdx', 'posts/en/later.mdx']) await site.decide({ path });
  for (const path of ['faq/en/what.mdx', 'faq/en/who.mdx', 'faq/fr/what.mdx']) await site.decide({ path });
  const snapshot = await site.read();
  if (snapshot.content === undefined) throw new Error('no content');
  content = snapshot.content;
});
afterAll(() => remove(site.folder));

const reader = (lang: InterfaceLang = 'en') => new Reader({ person: lea, lang, content, now: site.now });

function formWith(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const words = (fields: Record<string, string>, lang: InterfaceLang = 'en') =>
  takedownWordsIn(formWith(fields), ['posts/en/a.mdx'], reader(lang));

function refusal(fields: Record<string, string>, lang: InterfaceLang = 'en'): string {
  try {
    words(fields, lang);
  } catch (error) {
    if (error instanceof FormError) return error.message;
    throw error;
  }
  return '';
}

describe('the replacement', () => {
  test.each([
    'faq/what',
    ' faq/what/ ',
    '/faq/what/',
    '/faq/what',
    '/fr/faq/what/',
    '/FAQ/What/?from=mail#top',
    'https://tiny.example/faq/what/',
  ])('can be chosen or pasted: %s', (replacement) => {
    expect(words({ replacement })).toEqual({ replacement: 'faq/what' });
  });

  test.each([
    ['faq/whta', '“faq/whta” is no entry that is on the site now. Did you mean faq/what?'],
    ['/faq/whta/', 'Did you mean /faq/what/?'],
    ['posts/later', '“posts/later” is no entry that is on the site now.'],
    ['nothing like it at all', 'Choose one from the list, or publish it first.'],
    ['/%E0%A4%A/', 'is no entry'],
    ['https://evil.example/faq/what/', 'is an address of another site'],
    ['//evil.example/faq/what/', 'is an address of another site'],
    ['javascript:alert(1)', 'is an address of another site'],
    ['/\\evil.example', 'is an address of another site'],
    ['posts/a', 'A text cannot stand in for itself.'],
    ['/blog/a/', 'A text cannot stand in for itself.'],
    ['x/'.repeat(1000), 'is no entry'],
  ])('%s is refused with a reason', (replacement, said) => {
    expect(refusal({ replacement })).toContain(said);
  });

  test('is left out if nothing was written', () => {
    expect(words({ replacement: ' ', 'public-reason-en': '\n' })).toEqual({});
    expect(words({})).toEqual({});
  });
});

test('a public reason is one line in each language that has one', () => {
  const given = { 'public-reason-en': ' Recalled.\nSee below. ', 'public-reason-fr': 'Rappelé.' };
  expect(words({ ...given, 'public-reason-xx': 'No.' })).toEqual({
    publicReason: { en: 'Recalled. See below.', fr: 'Rappelé.' },
  });
  expect(takedownWordsTyped(formWith(given))).toEqual({
    reasons: { en: given['public-reason-en'], fr: given['public-reason-fr'] },
    replacement: '',
  });
});

test('all errors are reported at once, in the reader’s language', () => {
  const given = { 'public-reason-en': `ann@tiny.example ${'x'.repeat(300)}`, replacement: '/nulle/part/' };
  expect(refusal(given)).toMatch(/at most 300 characters.*has an e-mail address.*is no entry/);
  expect(refusal(given, 'fr')).toMatch(
    /300 caractères.*adresse e-mail.*«\s\/nulle\/part\/\s» n’est pas sur/su,
  );
});

describe('the fields', () => {
  const fields = (files: string[], lang: InterfaceLang = 'en') => {
    const judged = content.entries
      .filter(({ collection, lang: written, slug }) => files.includes(`${collection}/${written}/${slug}.mdx`))
      .map((entry): ReviewableEntry => ({ entry, authors: [], removes: false }));
    return String(takedownFields(judged, undefined, reader(lang)));
  };

  test('offer the entries of the site by title, but never the text itself', () => {
    const text = fields(['posts/en/a.mdx']);
    expect(
      [...text.matchAll(/<option value="([^"]*)">([^<]*)</g)].map(([, id, title]) => [id, title]),
    ).toEqual([
      ['faq/what', 'What?'],
      ['faq/who', 'Who &lt;b&gt;&amp; why&lt;/b&gt;?'],
    ]);
    expect(fields(['posts/en/a.mdx'], 'fr')).toContain('>Quoi ?</option>');
  });

  test('ask for a reason in each language of the text', () => {
    const text = fields(['faq/en/what.mdx', 'faq/fr/what.mdx']);
    expect(text).toContain('<label for="public-reason-en">Public reason (optional)</label>');
    expect(text).toContain('<label for="public-reason-fr">Public reason (Français) (optional)</label>');
  });

  test('are missing if no visitor ever saw the text', () => {
    expect(fields(['posts/en/later.mdx'])).toBe('');
  });
});
