import type { APIRoute } from 'astro';
import { openApi } from '../../../api/openapi.ts';
import { publication } from '../../../site.ts';
import { json } from './_json.ts';

export const GET: APIRoute = async () => json(openApi((await publication()).content.site));
