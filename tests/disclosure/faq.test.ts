import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Country } from '../../src/disclosure/country.ts';
import { disclosureWords } from '../../src/i18n/disclosure.ts';
import { disclosureFor } from '../../src/disclosure/disclosure.ts';
import { siteLabel } from '../../src/disclosure/site-label.ts';
import { table } from '../../src/disclosure/table.ts';
import { considerations } from '../../src/model/post.ts';

/* The demo's texts about labels must agree with the table: neither may change alone. */

const texts = [
  ['en', 'faq/en/how-to-label-a-gift.mdx'],
  ['fr', 'faq/fr/how-to-label-a-gift.mdx'],
  ['en', 'posts/en/a-gift-is-a-gift-until-you-hide-it.mdx'],
  ['fr', 'posts/fr/a-gift-is-a-gift-until-you-hide-it.mdx'],
] as const;

const rows: [country: Country, beginning: RegExp][] = [
  ['FR', /^\| (?:France|en France) \|.*$/m],
  ['UK', /^\| (?:United Kingdom|au Royaume-Uni) \|.*$/m],
  ['US', /^\| (?:United States|aux États-Unis) \|.*$/m],
];

const read = (path: string) => readFile(new URL(`../../content/${path}`, import.meta.url), 'utf8');

/** Words between quotation marks. */
const quoted = (text: string) =>
  [...text.matchAll(/“([^”]+)”|«\s*([^»]+?)\s*»/g)].map(([, en, fr]) => (en ?? fr ?? '').replace(/\.$/, ''));

describe.each(texts)('%s: %s', (_, path) => {
  test.each(rows)('the words for %s are those of the table', async (country, row) => {
    const [line = ''] = row.exec(await read(path)) ?? [];
    expect(line).not.toBe('');
    const [, words = ''] = line.split('|').slice(1);
    // Labels that are advised against stand before or after the recommended ones.
    const parts = words
      .split(';')
      .map((part) => ({ part, isPoor: /advised against|déconseillés/.test(part) }));
    const { insufficient } = table[country];
    const good = [
      ...['en', 'fr'].flatMap((lang) => disclosureWords(lang).labels[country]),
      gift('US').replace(/\.$/, ''),
    ];
    const poor = insufficient.map(({ label }) => label.replace('…', '').toLowerCase());
    let seen = 0;
    for (const { part, isPoor } of parts) {
      for (const label of quoted(part)) {
        if (isPoor) expect(poor, label).toContain(label.toLowerCase());
        else if (country !== 'US' || label.startsWith('Ad')) expect(good, label).toContain(label);
        seen += 1;
      }
    }
    if (country !== 'US') expect(seen).toBeGreaterThan(1);
  });
});

test.each(['en', 'fr'] as const)(
  '%s: the answer shows the label that the site makes from its fields',
  async (lang) => {
    const text = await read(`faq/${lang}/how-to-label-a-gift.mdx`);
    const [, listed = ''] = /consideration: gift # (.*)$/m.exec(text) ?? [];
    expect(listed.split(/, | or | ou /)).toEqual(considerations);
    const [, what = ''] = /what: (.*?) #/.exec(text) ?? [];
    const partner = lang === 'en' ? 'Your Partner' : 'Votre Partenaire';
    expect(quoted(text)).toContain(siteLabel({ consideration: 'gift', partner, by: 'us', what }, lang).text);
  },
);

test('the American example is the one of the table', async () => {
  for (const lang of ['en', 'fr'] as const)
    expect(quoted(await read(`faq/${lang}/how-to-label-a-gift.mdx`))).toContain(
      gift('US').replace(/\.$/, ''),
    );
});

function gift(country: Country): string {
  const { label, wording } = disclosureFor({
    consideration: 'gift',
    country,
    medium: 'article',
    lang: 'en',
    brand: 'Acme',
    what: 'this',
  });
  return `${label}: ${wording}`;
}
