import type { APIRoute, GetStaticPaths } from 'astro';
import { recordLists } from '../../../api/addresses.ts';
import type { RecordList } from '../../../api/addresses.ts';
import { recordAnswers } from '../../../api/lists.ts';
import { publication } from '../../../site.ts';
import { json } from './_json.ts';

export const getStaticPaths = (() =>
  recordLists.map((list) => ({ params: { list } }))) satisfies GetStaticPaths;

export const GET: APIRoute<Record<string, never>, { list: RecordList }> = async ({ params }) =>
  json(recordAnswers[params.list](await publication()));
