import { entryCollections } from '../../model/collections.ts';
import { inLanguage } from '../../model/fields.ts';
import type { Site } from '../../model/site.ts';
import { defaultLang } from '../../model/site.ts';
import { absolute } from '../../publication/addresses.ts';
import { apiRoot } from '../../publication/api-addresses.ts';
import type { AnswerName } from '../../publication/api-addresses.ts';

/** The API's description in OpenAPI 3.1, for tools that generate clients. It refers to the schemas beside it. */
export function openApi(site: Site): object {
  const lang = defaultLang(site);
  const get = (path: string, operationId: string, summary: string, answer: AnswerName): [string, object] => [
    path,
    {
      get: {
        operationId,
        summary,
        parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
          name,
          in: 'path',
          required: true,
          schema: parameters(site)[name],
        })),
        responses: {
          200: {
            description: summary,
            content: { 'application/json': { schema: { $ref: `schemas/${answer}.json` } } },
          },
          404: { description: 'There is no such thing on the site now.' },
        },
      },
    },
  ];
  const entries = 'entries/{collection}/{lang}/';
  return {
    openapi: '3.1.0',
    info: {
      title: inLanguage(site.name, lang, site.languages),
      description: inLanguage(site.description, lang, site.languages),
      version: '1',
    },
    servers: [{ url: absolute(apiRoot, site) }],
    paths: Object.fromEntries([
      get('/index.json', 'index', 'Where everything is', 'index'),
      get(`/${entries}index.json`, 'entries', 'The entries of a collection, the first hundred', 'entry-list'),
      get(`/${entries}page/{page}.json`, 'entriesPage', 'The next hundreds, from page 2 on', 'entry-list'),
      get(`/${entries}{slug}.json`, 'entry', 'An entry with its text and its colophon', 'entry'),
      get('/people.json', 'people', 'Who writes and checks', 'people'),
      get('/topics.json', 'topics', 'The topics', 'topics'),
      get('/series.json', 'series', 'The series of posts', 'series'),
      get('/partners.json', 'partners', 'Who works with the site, and what each side gives', 'partners'),
    ]),
  };
}

function parameters({ languages }: Site): Record<string, object> {
  return {
    collection: { enum: entryCollections },
    lang: { enum: languages },
    page: { type: 'integer', minimum: 2 },
    slug: { type: 'string' },
  };
}
