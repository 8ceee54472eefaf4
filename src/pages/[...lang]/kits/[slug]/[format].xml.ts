import type { APIRoute, GetStaticPaths } from 'astro';
import { kitFeeds } from '../../../../outputs/feeds/kit-feed.ts';
import { localisedPaths } from '../../../../astro/paths.ts';
import { feedResponse, xmlFormats } from '../../_feed.ts';
import type { FeedProps } from '../../_feed.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    kitFeeds(publication, lang).flatMap(({ slug, feed }) =>
      xmlFormats.map((format) => ({ params: { slug, format }, props: { feed } })),
    ),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<FeedProps, { format: (typeof xmlFormats)[number] }> = ({ props, params }) =>
  feedResponse(props, params.format);
