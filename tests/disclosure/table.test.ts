import { describe, expect, test } from 'vitest';
import { countries } from '../../src/disclosure/country.ts';
import { disclosureFor } from '../../src/disclosure/disclosure.ts';
import { media } from '../../src/disclosure/medium.ts';
import { sources } from '../../src/disclosure/source.ts';
import type { Source, SourceId } from '../../src/disclosure/source.ts';
import { linkSources, table } from '../../src/disclosure/table.ts';
import { disclosureWords } from '../../src/i18n/disclosure.ts';
import { interfaceLangs } from '../../src/model/languages.ts';
import type { InterfaceLang } from '../../src/model/languages.ts';
import { considerations } from '../../src/model/post.ts';
import type { Consideration } from '../../src/model/post.ts';

const goods: Record<InterfaceLang, string> = { en: 'a toaster', fr: 'un grille-pain', de: 'ein Toaster' };
const what: Record<InterfaceLang, Record<Consideration, string>> = {
  en: {
    none: goods.en,
    loan: goods.en,
    gift: goods.en,
    travel: 'two nights in Lyon',
    payment: '300 euros',
    affiliate: '5% of each sale',
    other: 'an early look at the new model',
  },
  fr: {
    none: goods.fr,
    loan: goods.fr,
    gift: goods.fr,
    travel: 'deux nuits à Lyon',
    payment: '300 euros',
    affiliate: '5 % de chaque vente',
    other: 'le nouveau modèle avant sa sortie',
  },
  de: {
    none: goods.de,
    loan: goods.de,
    gift: goods.de,
    travel: 'zwei Nächte in Lyon',
    payment: '300 Euro',
    affiliate: '5 % von jedem Verkauf',
    other: 'das neue Modell vor dem Verkaufsstart',
  },
};

/** Every question that the table can answer, with and without the name of the gift. */
const questions = considerations.flatMap((consideration) =>
  countries.flatMap((country) =>
    media.flatMap((medium) =>
      interfaceLangs.flatMap((lang) =>
        [what[lang][consideration], undefined].map((given) => ({
          consideration,
          country,
          medium,
          lang,
          brand: 'Acme',
          what: given,
        })),
      ),
    ),
  ),
);

test('every combination has a complete answer', () => {
  expect(questions).toHaveLength(7 * 4 * 5 * 2 * interfaceLangs.length);
  for (const question of questions) {
    const found = disclosureFor(question);
    const about = JSON.stringify(question);
    for (const text of [found.label, found.wording, found.placement, found.freedom]) {
      expect(text, about).toMatch(/^\S.*\S$/s);
      expect(text, about).not.toMatch(/[{}]|undefined|\u0020[:;?!»]\S/);
    }
    expect(found.wording, about).toContain('Acme');
    expect(found.wording, about).toMatch(/\.$/);
    expect(
      found.words.filter((part) => typeof part !== 'string'),
      about,
    ).toEqual([{ brand: 'Acme' }]);
    if (question.what !== undefined && question.consideration !== 'none')
      expect(found.wording, about).toContain(question.what);
  }
});

test('without a gift the answer says that it is no advertisement; with one it is, with its sources', () => {
  for (const question of questions) {
    const found = disclosureFor(question);
    const isGiven = question.consideration !== 'none';
    expect(found.isAdvertising).toBe(isGiven);
    expect(found.sponsoredLinks).toBe(isGiven);
    expect(found.sources.length > 0).toBe(isGiven);
    expect([found.label, ...found.alternatives]).toEqual(
      isGiven
        ? disclosureWords(question.lang).labels[question.country]
        : [disclosureWords(question.lang).noConsideration],
    );
  }
});

test('a gift is not named if there is none or its name is blank', () => {
  const ask = (consideration: 'none' | 'gift', given?: string) =>
    disclosureFor({
      consideration,
      country: 'UK',
      medium: 'article',
      lang: 'en',
      brand: 'Acme',
      what: given,
    });
  expect(ask('none', 'a car').wording).not.toContain('car');
  expect(ask('gift', '  ').wording).toBe(ask('gift').wording);
});

test('no country is given a label that it calls insufficient', () => {
  for (const country of countries) {
    const { insufficient } = table[country];
    const poor = insufficient.map(({ label }) => label.replace('…', '').trim().toLowerCase());
    for (const lang of interfaceLangs)
      for (const label of disclosureWords(lang).labels[country])
        expect(poor).not.toContain(label.toLowerCase());
  }
});

test('each source has its content, place and origin, and what a lawyer must still check', () => {
  for (const [id, source] of Object.entries<Source>(sources)) {
    expect(source.title, id).toMatch(/\S/);
    expect(source.reference, id).toMatch(/\S/);
    if (source.year !== undefined) expect(source.year, id).toBeGreaterThan(1990);
    if (source.evidence === 'secondary') expect(source.verify, id).toBeDefined();
    if (source.verify !== undefined)
      for (const lang of interfaceLangs)
        expect(disclosureWords(lang).verify[source.verify], id).toMatch(/\S/);
  }
});

test('every listed source is used', () => {
  const used = new Set<SourceId>(linkSources);
  for (const country of countries) {
    const { labelSources, insufficient, placement, grounds } = table[country];
    for (const id of labelSources) used.add(id);
    for (const { source } of insufficient) if (source !== undefined) used.add(source);
    for (const medium of media) for (const id of placement[medium]) used.add(id);
    for (const ids of Object.values(grounds)) for (const id of ids) used.add(id);
  }
  expect([...used].toSorted()).toEqual(Object.keys(sources).toSorted());
});

test('the clause says both that criticism is welcome and that nobody validates', () => {
  expect(disclosureWords('en').freedom).toMatch(/negative opinion.*nothing must be validated/);
  expect(disclosureWords('fr').freedom).toMatch(/avis négatif.*rien à valider/);
  expect(disclosureWords('de').freedom).toMatch(/negatives Urteil.*keine Freigabe/);
});

describe('the whole table, for review', () => {
  test.each(interfaceLangs)('in %s', async (lang) => {
    await expect(page(lang)).toMatchFileSnapshot(`table.${lang}.md`);
  });
});

/** All that the table says in one language, as a person reads it. */
function page(lang: InterfaceLang): string {
  const say = disclosureWords(lang);
  const cited = (source: Source) =>
    [
      `${source.title}, ${source.reference}${source.year === undefined ? '' : ` (${String(source.year)})`}`,
      say.evidence[source.evidence],
      ...(source.verify === undefined ? [] : [say.verify[source.verify]]),
    ].join(' — ');
  const number = new Map(Object.values<Source>(sources).map((source, index) => [source, index + 1]));
  const cite = (list: readonly Source[]) => list.map((source) => number.get(source)).join(', ');
  const lines = [`> ${say.notLegalAdvice}`, '', say.freedom, ''];
  for (const country of countries) {
    lines.push(`## ${say.countries[country]}`, '');
    const { insufficient, labelSources } = table[country];
    lines.push(
      `- ${say.labels[country].join(' · ')} [${cite(labelSources.map((id) => sources[id]))}]`,
      ...insufficient.map(
        ({ label, source }) =>
          `- ✗ ${label} [${source === undefined ? 'by caution' : cite([sources[source]])}]`,
      ),
      '',
    );
    for (const medium of media) {
      lines.push(`### ${say.media[medium]}`, '');
      for (const consideration of considerations) {
        const found = disclosureFor({
          consideration,
          country,
          medium,
          lang,
          brand: 'Acme',
          what: what[lang][consideration],
        });
        if (consideration === 'none') lines.push(found.placement, '');
        const marks = [
          found.sponsoredLinks ? 'rel="sponsored"' : '',
          found.byCaution ? 'by caution' : '',
          found.sources.length > 0 ? `[${cite(found.sources)}]` : '',
        ].filter(Boolean);
        lines.push(`- \`${consideration}\` **${found.label}** ${found.wording} ${marks.join(' ')}`.trimEnd());
      }
      lines.push('');
    }
  }
  lines.push(
    '## 1–',
    '',
    ...Object.values<Source>(sources).map((source, at) => `${String(at + 1)}. ${cited(source)}`),
    '',
  );
  return lines.join('\n');
}
