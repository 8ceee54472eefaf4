import type { KitSource } from '../source.ts';
import { kitStrings } from '../../i18n/kit-files.ts';
import { heading, quoted, textOf } from './lines.ts';

/** fact-sheet.txt: facts, features, quotations, people and links; undefined where the kit has none of them. */
export function factSheetText({ lang, title, summary, kit }: KitSource): string | undefined {
  const t = kitStrings(lang);
  const part = (head: string, lines: readonly string[], between = '\n') =>
    lines.length === 0 ? [] : [heading(head), lines.join(between)];
  const blocks = [
    ...part(
      t.facts,
      kit.facts.map(({ label, value }) => t.labelled(quoted(label), quoted(value))),
    ),
    ...part(
      t.features,
      kit.features.map((feature) => `- ${quoted(feature)}`),
    ),
    ...part(
      t.quotes,
      kit.quotes.map(({ text, person, role }) => {
        const by = role === undefined ? quoted(person) : `${quoted(person)}, ${quoted(role)}`;
        return `${plainLines(text)}\n  — ${by}`;
      }),
      '\n\n',
    ),
    ...part(
      t.people,
      kit.people.map(({ name, role, about }) =>
        [`${quoted(name)}, ${quoted(role)}`, ...(about === undefined ? [] : [plainLines(about)])].join('\n'),
      ),
      '\n\n',
    ),
    ...part(
      t.links,
      kit.links.map(({ label, url }) => t.labelled(quoted(label), url)),
    ),
  ];
  if (blocks.length === 0) return undefined;
  return textOf([heading(t.headline(quoted(title), kit.version), '='), quoted(summary), ...blocks]);
}

/** Text of several lines, with Unix line endings. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
