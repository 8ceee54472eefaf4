import type { EntryMap } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import { inLanguage } from '../model/fields.ts';
import { viewKit } from '../publication/kit-view.ts';
import type { KitView } from '../publication/kit-view.ts';
import type { Publication, Shown } from '../publication/publication.ts';

/** What one language says about a file. */
export interface AssetWords {
  alt: string;
  caption?: string;
  uses?: string;
}

/**
 * Everything that a kit's files are made from. Plain data: its digest is their cache key, and a page with this in its
 * props reads nothing that its own key does not cover.
 */
export interface KitSource {
  slug: string;
  /** The language of the kit, whatever the language of the page around it. */
  lang: Lang;
  title: string;
  summary: string;
  /** sha256 of the entry's file. */
  digest: string;
  kit: KitView;
  /** Per file address: what each language, in which the kit is on the site, says about the file. */
  words: Record<string, Partial<Record<Lang, AssetWords>>>;
  /** Whether any of these languages forbids training models with the kit. */
  noTraining: boolean;
  site: { name: string; url: string; languages: Lang[] };
}

/** The source of a kit in its own language; the same for every page that shows the kit. */
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

/** Every kit on the site, in each language in which it is written. */
export function kitSourcesOf(publication: Publication): KitSource[] {
  return publication.languages.flatMap((lang) =>
    publication.written('kits', lang).map((shown) => kitSourceOf(shown, publication)),
  );
}

/** The kit in every language in which it is on the site: all of them share the files of a picture. */
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
