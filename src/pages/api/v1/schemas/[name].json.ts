import type { APIRoute, GetStaticPaths } from 'astro';
import { apiSchema, schemaNames } from '../../../../api/schemas.ts';
import type { SchemaName } from '../../../../api/schemas.ts';
import { publication } from '../../../../site.ts';
import { json } from '../_json.ts';

export const getStaticPaths = (() =>
  schemaNames.map((name) => ({ params: { name } }))) satisfies GetStaticPaths;

export const GET: APIRoute<Record<string, never>, { name: SchemaName }> = async ({ params }) =>
  json(apiSchema(params.name, (await publication()).content.site), 'application/schema+json');
