import type { APIRoute, GetStaticPaths } from 'astro';
import { recordFeeds } from '../../../../outputs/feeds/feed.ts';
import { localisedPaths } from '../../../../astro/paths.ts';
import { feedResponse, xmlFormats } from '../../_feed.ts';
import type { FeedProps } from '../../_feed.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    recordFeeds('topics', publication, lang).flatMap(({ id, feed }) =>
      xmlFormats.map((format) => ({ params: { id, format }, props: { feed } })),
    ),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<FeedProps, { format: (typeof xmlFormats)[number] }> = ({ props, params }) =>
  feedResponse(props, params.format);
