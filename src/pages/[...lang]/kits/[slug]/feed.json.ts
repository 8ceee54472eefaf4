import type { APIRoute, GetStaticPaths } from 'astro';
import { kitFeeds } from '../../../../outputs/feeds/kit-feed.ts';
import { localisedPaths } from '../../../../astro/paths.ts';
import { feedResponse } from '../../_feed.ts';
import type { FeedProps } from '../../_feed.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) =>
    kitFeeds(publication, lang).map(({ slug, feed }) => ({ params: { slug }, props: { feed } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => feedResponse(props, 'json');
