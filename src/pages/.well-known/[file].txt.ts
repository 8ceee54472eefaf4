import type { APIRoute, GetStaticPaths } from 'astro';
import { writeSecurityTxt } from '../../outputs/seo/security-txt.ts';
import { publication } from '../../astro/site.ts';

// A route of its own may have no file at all: where nobody is named to write to, there is none.
export const getStaticPaths = (async () => {
  const { content, now } = await publication();
  const text = writeSecurityTxt(content.site, now);
  return text === undefined ? [] : [{ params: { file: 'security' }, props: { text }, cacheKey: text }];
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ text: string }> = ({ props: { text } }) => new Response(text);
