import type { APIRoute } from 'astro';
import { writeHumansTxt } from '../seo/humans-txt.ts';
import { publication } from '../site.ts';

export const GET: APIRoute = async () => new Response(writeHumansTxt(await publication()));
