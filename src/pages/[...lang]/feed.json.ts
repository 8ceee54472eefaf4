import type { APIRoute, GetStaticPaths } from 'astro';
import { siteFeed } from '../../outputs/feeds/feed.ts';
import { localisedPaths } from '../../astro/paths.ts';
import { feedResponse } from './_feed.ts';
import type { FeedProps } from './_feed.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) => [
    { params: {}, props: { feed: siteFeed(publication, lang) } },
  ])) satisfies GetStaticPaths;

export const GET: APIRoute<FeedProps> = ({ props }) => feedResponse(props, 'json');
