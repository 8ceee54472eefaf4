import type { APIRoute, GetStaticPaths } from 'astro';
import { publication } from '../../astro/site.ts';
import { entryCollections, recordCollections } from '../../model/collections.ts';
import { jsonSchema } from '../../outputs/api/json-schema.ts';

export const getStaticPaths = (async () => {
  const { languages } = await publication();
  return [...entryCollections, ...recordCollections].map((collection) => ({
    params: { collection },
    props: { schema: jsonSchema(collection, languages) },
  }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ schema: object }> = ({ props: { schema } }) =>
  new Response(`${JSON.stringify(schema, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/schema+json' },
  });
