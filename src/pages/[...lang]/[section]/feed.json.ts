import type { APIRoute, GetStaticPaths } from 'astro';
import { localisedPaths } from '../../../astro/paths.ts';
import { listFeeds } from '../../../outputs/feeds/feed.ts';
import { feedResponse } from '../_feed.ts';
import type { FeedProps } from '../_feed.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    listFeeds(publication, lang).map(({ section, feed }) => ({ params: { section }, props: { feed } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => feedResponse(props, 'json');
