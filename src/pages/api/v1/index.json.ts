import type { APIRoute } from 'astro';
import { indexOf } from '../../../api/lists.ts';
import { publication } from '../../../site.ts';
import { answer } from './_json.ts';

export const GET: APIRoute = async () => answer('index', indexOf(await publication()));
