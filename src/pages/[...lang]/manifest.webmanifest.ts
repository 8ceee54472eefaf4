import type { APIRoute, GetStaticPaths } from 'astro';
import { localisedPaths } from '../../astro/paths.ts';
import type { Chrome } from '../../publication/chrome.ts';
import { writeManifest } from '../../outputs/seo/manifest.ts';

export const getStaticPaths = (() =>
  localisedPaths(() => [{ params: {}, props: {} }])) satisfies GetStaticPaths;

export const GET: APIRoute<{ chrome: Chrome }> = ({ props: { chrome } }) =>
  new Response(writeManifest(chrome), { headers: { 'Content-Type': 'application/manifest+json' } });
