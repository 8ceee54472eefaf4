import type { APIRoute, GetStaticPaths } from 'astro';
import { localisedPaths } from '../../astro/paths.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import { writeManifest } from '../../outputs/seo/manifest.ts';

export const getStaticPaths = (() =>
  localisedPaths(() => [{ params: {}, props: {} }])) satisfies GetStaticPaths;

export const GET: APIRoute<{ shell: SiteShell }> = ({ props: { shell } }) =>
  new Response(writeManifest(shell), { headers: { 'Content-Type': 'application/manifest+json' } });
