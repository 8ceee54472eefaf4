import type { APIRoute } from 'astro';
import { writeHumansTxt } from '../outputs/seo/humans-txt.ts';
import { publication } from '../astro/site.ts';

export const GET: APIRoute = async () => new Response(writeHumansTxt(await publication()));
