import { stringsFor } from '../../i18n/strings.ts';
import { languageName } from '../../model/languages.ts';
import { defaultLang } from '../../model/site.ts';
import { absolute, homeAddress } from '../../publication/addresses.ts';
import { siteShellOf } from '../../publication/site-shell.ts';
import type { Publication } from '../../publication/publication.ts';
import { listRecords } from '../../publication/records.ts';

/** The tools that the site is made with: display name and npm package. */
export const tools = {
  Astro: 'astro',
  'Decap CMS': 'decap-cms-app',
  Pagefind: 'pagefind',
  'Atkinson Hyperlegible Next': '@fontsource-variable/atkinson-hyperlegible-next',
  'Bricolage Grotesque': '@fontsource/bricolage-grotesque',
  'Twemoji (CC BY 4.0)': '@twemoji/svg',
};

/**
 * Who makes the site, for people who look at files for machines. Names and roles as on their pages.
 * @see https://humanstxt.org/Standard.html
 */
export function writeHumansTxt(publication: Publication): string {
  const { site } = publication.content;
  const lang = defaultLang(site);
  const t = stringsFor(lang);
  const { siteName, publisher } = siteShellOf(publication, lang);
  const people = listRecords('people', publication, lang).map(({ name, role, address, demo }) => [
    line(t.humans.name, name),
    line(t.humans.role, role),
    line(t.humans.page, absolute(address, site)),
    ...(demo ? [`\t${t.demoPerson}`] : []),
  ]);
  const facts = [
    line(t.humans.name, siteName),
    line(t.humans.publisher, publisher),
    line(t.humans.page, absolute(homeAddress(lang, site), site)),
    line(t.language, site.languages.map((id) => languageName(id)).join(', ')),
    line(t.humans.madeWith, ['Colophon', ...Object.keys(tools)].join(', ')),
  ];
  return [...(people.length > 0 ? [block(t.humans.team, people)] : []), block(t.humans.site, [facts])].join(
    '\n',
  );
}

function line(label: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : `\t${label}: ${value}`;
}

function block(title: string, groups: string[][]): string {
  const text = groups.map((lines) => lines.filter((one) => one !== '').join('\n')).join('\n\n');
  return `/* ${title} */\n${text}\n`;
}
