import type { Body, Heading } from '../../markdown/body.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { partId } from '../../kits/addresses.ts';
import type { PreparedAsset, PreparedKit } from '../../kits/prepared-kit.ts';
import type { Lang } from '../../model/languages.ts';
import { permissionUses } from '../../model/permissions.ts';
import type { KitView } from '../../publication/kit-view.ts';

/** The parts of a kit's page, in their order: what is taken most often first. */
const kitSections = [
  'texts',
  'pictures',
  'logos',
  'documents',
  'downloads',
  'facts',
  'story',
  'features',
  'quotes',
  'people',
  'videos',
  'links',
  'contact',
  'permissions',
  'disclosure',
  'embed',
  'versions',
] as const;
export type KitSection = (typeof kitSections)[number];

const pictureKinds: readonly string[] = ['photo', 'screenshot', 'diagram'];
const documentKinds: readonly string[] = ['document', 'video'];

/** A file with its number on the page, of which the ids around it are made. */
export type NumberedAsset = PreparedAsset & { number: number };

/** The files of a kit by the part of the page that shows them. */
export function assetsByPart({ assets }: PreparedKit) {
  const numbered = assets.map((one, index): NumberedAsset => ({ ...one, number: index + 1 }));
  const ofKind = (kinds: readonly string[]) => numbered.filter(({ asset }) => kinds.includes(asset.kind));
  return { pictures: ofKind(pictureKinds), logos: ofKind(['logo']), documents: ofKind(documentKinds) };
}

/** The parts that have something in them. What is empty does not show, in the page as in its contents. */
export function shownSections(kit: KitView, prepared: PreparedKit, hasStory: boolean): KitSection[] {
  const { pictures, logos, documents } = assetsByPart(prepared);
  const rules = kit.logoRules;
  const isShown: Record<KitSection, boolean> = {
    texts: true,
    pictures: pictures.length > 0,
    logos:
      logos.length > 0 ||
      (rules !== undefined &&
        (rules.do.length > 0 ||
          rules.dont.length > 0 ||
          rules.clearSpace !== undefined ||
          rules.minimumSize !== undefined)),
    documents: documents.length > 0,
    downloads: prepared.downloads.length > 0,
    facts: kit.facts.length > 0,
    story: hasStory,
    features: kit.features.length > 0,
    quotes: kit.quotes.length > 0,
    people: kit.people.length > 0,
    videos: kit.videos.length > 0,
    links: kit.links.length > 0,
    contact: Object.values(kit.contact ?? {}).some((value) => value !== undefined),
    permissions: permissionUses.some((use) => kit.permissions?.[use] !== undefined),
    disclosure: true,
    embed: true,
    versions: kit.changelog.length > 0,
  };
  return kitSections.filter((section) => isShown[section]);
}

/** What the page's contents list: its parts, and beneath the story what the text itself is divided into. */
export function contentsOf(
  sections: readonly KitSection[],
  body: Pick<Body, 'headings'>,
  lang: Lang,
): Heading[] {
  const titles = stringsFor(lang).kit.sections;
  return sections.flatMap((section) => [
    { depth: 2, id: partId(section), text: titles[section] },
    ...(section === 'story' ? body.headings.filter(({ depth }) => depth === 2) : []).map((heading) => ({
      ...heading,
      depth: 3,
    })),
  ]);
}
