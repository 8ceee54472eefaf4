import type { EntryMap } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import { inLanguage } from '../model/fields.ts';
import { viewKit } from '../publication/kit-view.ts';
import type { KitView } from '../publication/kit-view.ts';
import type { Publication, Shown } from '../publication/publication.ts';

/** What one language says of a file. */
export interface AssetWords {
  alt: string;
  caption?: string;
  uses?: string;
}

/**
 * All that a kit's files are made of. Plain data: its digest names them in the cache, and a page whose props hold it
 * reads nothing that its key does not cover.
 */
export interface KitSource {
  slug: string;
  /** In which the kit is written, whatever the page around it speaks. */
  lang: Lang;
  title: string;
  summary: string;
  /** sha256 of the entry's file. */
  digest: string;
  kit: KitView;
  /** What each language in which the kit is on the site says of a file, by the file's address. */
  words: Record<string, Record<Lang, AssetWords>>;
  /** Whether any of those languages says that nobody may train models with the kit. */
  noTraining: boolean;
  site: { name: string; url: string; languages: Lang[] };
}

/** What the kit is made of in the language in which it is written. The same for every page that shows it. */
export function kitSourceOf({ entry }: Pick<Shown<'kits'>, 'entry'>, publication: Publication): KitSource {
  const { lang, slug, digest, front } = entry;
  const { name, url, languages } = publication.content.site;
  const kit = viewKit(entry, lang, publication);
  const translations = translationsOf(entry, publication);
  return {
    slug,
    lang,
    title: front.title,
    summary: front.summary,
    digest,
    kit,
    words: wordsOf(kit, translations),
    noTraining: translations.some((one) => one.front.permissions?.aiTraining === 'no'),
    site: { name: inLanguage(name, lang, languages), url, languages },
  };
}

/** Every kit in each language in which it is written and on the site. */
export function kitSourcesOf(publication: Publication): KitSource[] {
  return publication.languages.flatMap((lang) =>
    publication.written('kits', lang).map((shown) => kitSourceOf(shown, publication)),
  );
}

/** The kit in every language in which it is on the site: all of them make the same file of one picture. */
function translationsOf(
  { collection, slug }: EntryMap['kits'],
  publication: Publication,
): EntryMap['kits'][] {
  return publication
    .translations({ collection, slug })
    .map((lang) => publication.find('kits', slug, lang)?.entry)
    .filter((entry) => entry !== undefined);
}

function wordsOf(kit: KitView, translations: readonly EntryMap['kits'][]): KitSource['words'] {
  return Object.fromEntries(
    kit.assets.map(({ file }) => [
      file,
      Object.fromEntries(
        translations.flatMap(({ lang, front }) => {
          const asset = front.assets.find((one) => one.file === file);
          if (asset === undefined) return [];
          const { alt, caption, uses } = asset;
          return [
            [lang, { alt, ...(caption !== undefined && { caption }), ...(uses !== undefined && { uses }) }],
          ];
        }),
      ),
    ]),
  );
}
