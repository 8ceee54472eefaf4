import { formatDay } from '../../i18n/strings.ts';
import { absolute } from '../../publication/addresses.ts';
import { kitPage } from '../addresses.ts';
import type { KitSource } from '../source.ts';
import { kitStrings } from '../../i18n/kit-files.ts';
import type { KitStrings } from '../../i18n/en/kit-files.ts';
import { heading, quoted, textOf } from './lines.ts';

/**
 * README.txt: what this is, where it comes from, and what each file is.
 * @param names the other files of the ZIP
 */
export function readmeText(source: KitSource, names: readonly string[]): string {
  const { lang, title, summary, kit, site } = source;
  const t = kitStrings(lang);
  const { contact } = kit;
  const date = kit.changelog.find(({ version }) => version === kit.version)?.date;
  const line = (label: string, value: string | undefined) =>
    value === undefined ? [] : [t.labelled(label, value)];
  const whom = [contact?.name, contact?.role, contact?.email, contact?.phone, contact?.hours].filter(
    (part) => part !== undefined,
  );
  const parts = [...new Set(names.map((name) => name.replace(/\/.*/, '')))].filter((name) => isPart(name, t));
  return textOf([
    heading(t.labelled(t.readme, quoted(title)), '='),
    quoted(summary),
    [
      ...line(t.readmeVersion, kit.version),
      ...line(t.readmeDate, date && formatDay(date, lang)),
      ...line(t.readmeFrom, quoted(site.name)),
      ...line(t.readmePage, absolute(kitPage(source), site)),
      ...line(t.contact, whom.length === 0 ? undefined : whom.map(quoted).join(', ')),
    ].join('\n'),
    heading(t.readmeFiles),
    parts.map((name) => t.labelled(name, t.readmeParts[name as keyof KitStrings['readmeParts']])).join('\n'),
  ]);
}

function isPart(name: string, t: KitStrings): boolean {
  return Object.hasOwn(t.readmeParts, name);
}
