import type { APIRoute, GetStaticPaths } from 'astro';
import { localisedPaths } from '../../../astro/paths.ts';
import { listFeeds } from '../../../outputs/feeds/feed.ts';
import { feedResponse, xmlFormats } from '../_feed.ts';
import type { FeedProps } from '../_feed.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    listFeeds(publication, lang).flatMap(({ section, feed }) =>
      xmlFormats.map((format) => ({ params: { section, format }, props: { feed } })),
    ),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<FeedProps, { format: (typeof xmlFormats)[number] }> = ({ props, params }) =>
  feedResponse(props, params.format);
