import { versionId } from '../../kits/addresses.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { inLanguage } from '../../model/fields.ts';
import type { Lang } from '../../model/languages.ts';
import { absolute } from '../../publication/addresses.ts';
import { kitFeedId, lastingId, versionLastingId } from '../../publication/lasting-ids.ts';
import type { Publication, Shown } from '../../publication/publication.ts';
import { summarise } from '../../publication/summary.ts';
import { feedLimit, makeFeed } from './feed.ts';
import type { Feed, FeedItem } from './feed.ts';

/** For each kit written in a language, a feed of its versions, so that people who use its files learn of changes. */
export function kitFeeds(publication: Publication, lang: Lang): { slug: string; feed: Feed }[] {
  const { site } = publication.content;
  const siteName = inLanguage(site.name, lang, site.languages);
  return publication.written('kits', lang).map((shown) => ({
    slug: shown.entry.slug,
    feed: makeFeed(
      {
        address: shown.address,
        id: kitFeedId(shown.entry, site),
        title: `${stringsFor(lang).kit.updatesOf(shown.entry.front.title)} – ${siteName}`,
        description: shown.entry.front.summary,
      },
      versionItems(shown, publication),
      publication,
      lang,
    ),
  }));
}

function versionItems(shown: Shown<'kits'>, publication: Publication): FeedItem[] {
  const { site } = publication.content;
  const { front } = shown.entry;
  const t = stringsFor(shown.lang);
  const id = lastingId(shown.entry, site);
  const { authors, topics } = summarise(shown, publication);
  const linked = ({ name, address }: { name: string; address: string }) => ({
    name,
    url: absolute(address, site),
  });
  return front.changelog
    .map(({ version, date, changes }) => ({
      id: versionLastingId(id, versionId(version)),
      link: `${absolute(shown.address, site)}#${versionId(version)}`,
      title: t.kit.titleAndVersion(front.title, version),
      summary: changes,
      corrections: [],
      published: `${date}T00:00:00Z`,
      authors: authors.map(linked),
      categories: topics.map((topic) => ({ id: topic.id, ...linked(topic) })),
      body: changes,
    }))
    .toSorted((a, b) => Date.parse(b.published) - Date.parse(a.published))
    .slice(0, feedLimit);
}
