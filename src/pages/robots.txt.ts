import type { APIRoute } from 'astro';
import { absolute } from '../publication/addresses.ts';
import { sitemapAddress } from '../publication/file-addresses.ts';
import { publication } from '../astro/site.ts';

export const GET: APIRoute = async () => {
  const { site } = (await publication()).content;
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapAddress, site)}\n`);
};
