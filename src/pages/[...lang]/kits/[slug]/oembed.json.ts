import type { APIRoute, GetStaticPaths } from 'astro';
import { embedCardOf } from '../../../../kits/embed-card.ts';
import { oEmbed } from '../../../../kits/oembed.ts';
import { localisedPaths } from '../../../../astro/paths.ts';
import { absoluteIn } from '../../../../publication/chrome.ts';
import type { Chrome } from '../../../../publication/chrome.ts';
import { entryFrame } from '../../../../publication/frame.ts';
import type { Frame } from '../../../../publication/frame.ts';
import { viewKit } from '../../../../publication/kit-view.ts';
import type { KitView } from '../../../../publication/kit-view.ts';
import { summarise } from '../../../../publication/summary.ts';
import type { Summary } from '../../../../publication/summary.ts';
import { stringsFor } from '../../../../i18n/strings.ts';
import { socialPicture } from '../../../../outputs/seo/social-picture.ts';

interface Props {
  frame: Frame;
  chrome: Chrome;
  entry: Summary;
  kit: Pick<KitView, 'version' | 'consideration'>;
}

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    publication.written('kits', lang).map((shown) => {
      const { version, consideration } = viewKit(shown.entry, lang, publication);
      return {
        params: { slug: shown.entry.slug },
        props: {
          frame: entryFrame(shown, publication),
          entry: summarise(shown, publication),
          kit: { version, consideration },
        },
      };
    }),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props: { frame, chrome, entry, kit } }) => {
  const picture = socialPicture(frame, chrome);
  const answer = oEmbed({
    title: entry.title,
    html: embedCardOf(entry, kit, absoluteIn(chrome, frame.canonical), chrome),
    author: authorOf(entry, chrome),
    provider: { name: chrome.siteName, url: absoluteIn(chrome, chrome.home) },
    thumbnail: { ...picture, url: absoluteIn(chrome, picture.address) },
  });
  return new Response(`${JSON.stringify(answer, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};

/** Its writers; of several there is no page that is all of theirs. Where nobody is named, the house speaks. */
function authorOf({ authors }: Summary, chrome: Chrome): { name: string; url?: string } {
  const [first, ...others] = authors;
  if (first === undefined) {
    return { name: chrome.publisher ?? chrome.siteName, url: absoluteIn(chrome, chrome.home) };
  }
  if (others.length > 0) return { name: stringsFor(chrome.lang).listOf(authors.map(({ name }) => name)) };
  return { name: first.name, url: absoluteIn(chrome, first.address) };
}
