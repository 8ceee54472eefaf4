import { countries } from '../../disclosure/country.ts';
import type { Country } from '../../disclosure/country.ts';
import { disclosureFor } from '../../disclosure/disclosure.ts';
import type { Disclosure } from '../../disclosure/disclosure.ts';
import { media } from '../../disclosure/medium.ts';
import type { Medium } from '../../disclosure/medium.ts';
import { typeset } from '../../disclosure/words.ts';
import type { KitSource } from '../source.ts';
import { disclosureWords } from '../../i18n/disclosure.ts';
import { kitStrings } from '../../i18n/kit-files.ts';
import { heading, quoted, textOf } from './lines.ts';

/** DISCLOSURE.txt: what a blogger has to write because of what came with the kit, for every country. */
export function disclosureText(source: KitSource): string {
  const { lang, kit, title } = source;
  const { kind, what, brand } = kit.consideration;
  const t = kitStrings(lang);
  const isGiven = kind !== 'none';
  const first = answer(source, 'EU', 'article');
  return textOf([
    heading(t.labelled(t.disclosure, t.headline(quoted(title), kit.version)), '='),
    [
      t.labelled(t.given, t.givenKinds[kind]),
      ...(isGiven ? [t.labelled(t.givenBy, quoted(brand.name))] : []),
      ...(isGiven && what !== undefined ? [t.labelled(t.givenWhat, quoted(what))] : []),
    ].join('\n'),
    ...(isGiven
      ? [t.byReaders, ...countries.flatMap((country) => sectionOf(source, country)), t.sponsored]
      : [t.nothingDue, `  ${lineOf(first, source)}`]),
    heading(t.freedom),
    first.freedom,
    disclosureWords(lang).notLegalAdvice,
  ]);
}

function answer({ lang, kit }: KitSource, country: Country, medium: Medium): Disclosure {
  const { kind, what, brand } = kit.consideration;
  return disclosureFor({ consideration: kind, country, medium, lang, brand: brand.name, what });
}

function sectionOf(source: KitSource, country: Country): string[] {
  const { lang } = source;
  const t = kitStrings(lang);
  const say = disclosureWords(lang);
  const listed = (label: string, lines: readonly string[]) =>
    [t.labelled(label, '').trimEnd(), ...lines.map((line) => `  ${line}`)].join('\n');
  const inEach = media.map((medium) => [medium, answer(source, country, medium)] as const);
  const article = answer(source, country, 'article');
  const { alternatives, insufficient } = article;
  const sources = new Map(
    inEach.flatMap(([, { sources: found }]) => found.map((one) => [`${one.title} ${one.reference}`, one])),
  );
  return [
    heading(say.countries[country]),
    listed(t.write, [lineOf(article, source)]),
    ...(alternatives.length > 0 ? [t.labelled(t.alternatives, alternatives.join(' · '))] : []),
    ...(insufficient.length > 0
      ? [t.labelled(t.insufficient, insufficient.map(({ label }) => label).join(' · '))]
      : []),
    ...(article.byCaution ? [t.byCaution] : []),
    listed(
      t.where,
      inEach.map(([medium, { placement }]) => t.labelled(say.media[medium], placement)),
    ),
    listed(
      t.sources,
      [...sources.values()].map(({ title, reference, evidence, verify }) => {
        const remarks = [say.evidence[evidence], ...(verify === undefined ? [] : [say.verify[verify]])];
        return `${title}, ${reference} [${remarks.map(typeset).join(' – ')}]`;
      }),
    ),
  ];
}

function lineOf({ label, wording }: Disclosure, { lang }: KitSource): string {
  return quoted(kitStrings(lang).labelled(label, wording));
}
