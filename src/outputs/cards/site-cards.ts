import { formatDay, stringsFor } from '../../i18n/strings.ts';
import { cardWord } from '../../i18n/collection-words.ts';
import { descriptorOf, entryCollections } from '../../model/collections.ts';
import { factsOf } from '../../model/entry.ts';
import { inLanguage } from '../../model/fields.ts';
import type { Lang } from '../../model/languages.ts';
import { cardAddress, siteCardAddress } from '../../publication/addresses.ts';
import { deskName, summarise } from '../../publication/summary.ts';
import type { Publication, Shown } from '../../publication/publication.ts';
import type { Card } from './card.ts';

/**
 * The cards of a site: one for each published entry in each language in which it is written, and one for the site.
 */
export function siteCards(publication: Publication): Card[] {
  const { site } = publication.content;
  return publication.languages.flatMap((lang) => {
    const around = {
      lang,
      site: inLanguage(site.name, lang, site.languages),
      host: new URL(site.url).host,
    };
    const own: Card = {
      ...around,
      path: siteCardAddress(lang).slice(1),
      kind: 'page',
      title: inLanguage(site.tagline, lang, site.languages),
      kicker: around.site,
    };
    const entries = entryCollections.flatMap((collection) =>
      publication
        .written(collection, lang)
        .map((shown) => ({ ...around, ...entryCard(shown, lang, publication) })),
    );
    return [own, ...entries];
  });
}

function entryCard(
  shown: Shown,
  lang: Lang,
  publication: Publication,
): Pick<Card, 'path' | 'kind' | 'title' | 'kicker' | 'meta' | 'label'> {
  const t = stringsFor(lang);
  const { entry } = shown;
  const { title, topics, authors, date, partnership } = summarise(shown, publication);
  const section = cardWord(entry.collection, lang);
  const { owner, review } = factsOf(entry);
  const meta =
    owner !== undefined && review !== undefined
      ? [deskName(owner, lang, publication), `${t.reviewed} ${formatDay(review.lastReviewed, lang)}`]
      : [authors.map(({ name }) => name).join(', '), date === undefined ? '' : formatDay(date, lang)];
  const shownMeta = meta.filter(Boolean).join(' · ');
  return {
    path: cardAddress(entry).slice(1),
    kind: descriptorOf(entry.collection).card,
    title,
    kicker: [section, topics[0]?.name].filter(Boolean).join(' · '),
    ...(shownMeta !== '' && { meta: shownMeta }),
    ...(partnership !== undefined && { label: partnership.short }),
  };
}
