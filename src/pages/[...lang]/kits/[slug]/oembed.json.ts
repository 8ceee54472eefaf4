import type { APIRoute, GetStaticPaths } from 'astro';
import { embedCardOf } from '../../../../kits/embed-card.ts';
import { oEmbed } from '../../../../kits/oembed.ts';
import { localisedPaths } from '../../../../astro/paths.ts';
import { absoluteIn } from '../../../../publication/site-shell.ts';
import type { SiteShell } from '../../../../publication/site-shell.ts';
import { entryMeta } from '../../../../publication/page-meta.ts';
import type { PageMeta } from '../../../../publication/page-meta.ts';
import { viewKit } from '../../../../publication/kit-view.ts';
import type { KitView } from '../../../../publication/kit-view.ts';
import { summarise } from '../../../../publication/summary.ts';
import type { Summary } from '../../../../publication/summary.ts';
import { stringsFor } from '../../../../i18n/strings.ts';
import { socialPicture } from '../../../../outputs/seo/social-picture.ts';

interface Props {
  pageMeta: PageMeta;
  shell: SiteShell;
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
          pageMeta: entryMeta(shown, publication),
          entry: summarise(shown, publication),
          kit: { version, consideration },
        },
      };
    }),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props: { pageMeta, shell, entry, kit } }) => {
  const picture = socialPicture(pageMeta, shell);
  const answer = oEmbed({
    title: entry.title,
    html: embedCardOf(entry, kit, absoluteIn(shell, pageMeta.canonical), shell),
    author: authorOf(entry, shell),
    provider: { name: shell.siteName, url: absoluteIn(shell, shell.home) },
    thumbnail: { ...picture, url: absoluteIn(shell, picture.address) },
  });
  return new Response(`${JSON.stringify(answer, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};

/** Its writers; of several there is no page that is all of theirs. Where nobody is named, the house speaks. */
function authorOf({ authors }: Summary, shell: SiteShell): { name: string; url?: string } {
  const [first, ...others] = authors;
  if (first === undefined) {
    return { name: shell.publisher ?? shell.siteName, url: absoluteIn(shell, shell.home) };
  }
  if (others.length > 0) return { name: stringsFor(shell.lang).listOf(authors.map(({ name }) => name)) };
  return { name: first.name, url: absoluteIn(shell, first.address) };
}
