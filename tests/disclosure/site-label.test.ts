import { expect, test } from 'vitest';
import { siteLabel, withLabel } from '../../src/disclosure/site-label.ts';
import { disclosureWords } from '../../src/i18n/disclosure.ts';
import { table } from '../../src/disclosure/table.ts';
import { interfaceLangs } from '../../src/model/languages.ts';
import { considerations, givers } from '../../src/model/post.ts';

test.each(interfaceLangs)(
  'the site’s own mark in %s is a label wherever its readers are, and nowhere one that says too little',
  (lang) => {
    const { readers, labels, mark } = disclosureWords(lang);
    for (const country of readers) {
      const { insufficient } = table[country];
      expect(labels[country], country).toContain(mark);
      for (const { label } of insufficient) expect(mark.toLowerCase()).not.toBe(label.toLowerCase());
    }
  },
);

test('a label names the gift, the giver and the receiver', () => {
  const partner = 'Le Carnet de Léa';
  const gift = { consideration: 'gift', partner } as const;
  expect(siteLabel(gift, 'en').text).toBe('Advertisement: a gift between us and Le Carnet de Léa');
  expect(siteLabel({ ...gift, by: 'us', what: 'a handbook' }, 'en').text).toBe(
    'Advertisement: we gave Le Carnet de Léa a handbook, free',
  );
  expect(siteLabel({ ...gift, by: 'partner' }, 'fr').text).toBe(
    'Collaboration commerciale\u00a0: Le Carnet de Léa nous a offert un produit',
  );
});

test('all of them begin with the mark and hold the partner’s name, each in its own words', () => {
  for (const lang of interfaceLangs) {
    const texts = considerations.flatMap((consideration) =>
      [...givers, undefined].flatMap((by) =>
        ['a {brand} thing', undefined].map((what) => {
          const { mark, text } = siteLabel({ consideration, partner: 'A {what} B', by, what }, lang);
          expect(mark).toBe(consideration === 'none' ? undefined : disclosureWords(lang).mark);
          if (mark !== undefined) expect(text.startsWith(mark)).toBe(true);
          expect(text).toContain('A {what} B');
          if (what !== undefined) expect(text.includes(what)).toBe(consideration !== 'none');
          return text;
        }),
      ),
    );
    expect(new Set(texts).size).toBe(6 * 3 * 2 + 1);
  }
});

test('nothing given is no advertisement', () => {
  for (const lang of interfaceLangs) {
    const { mark, text } = siteLabel({ consideration: 'none', partner: 'Acme', what: 'a car' }, lang);
    expect(mark).toBeUndefined();
    expect(text.startsWith(disclosureWords(lang).noConsideration), text).toBe(true);
    expect(text).toContain('Acme');
    expect(text).not.toContain('car');
  }
});

test('a text that is shown alone has its label before it', () => {
  expect(withLabel('Advertisement: x', 'Words.')).toBe('[Advertisement: x] Words.');
  expect(withLabel(undefined, 'Words.')).toBe('Words.');
});
