import { z } from 'zod';
import { kitManifest } from '../../kits/manifest.ts';
import { entryCollections, entrySchemas } from '../../model/collections.ts';
import { languageIds } from '../../model/languages.ts';
import type { AnswerName } from '../../publication/api-addresses.ts';
import { considerations, givers } from '../../model/post.ts';

/* The answers of the API, as schemas: types for the code that writes them, JSON Schemas for clients. */

const url = z.url().meta({ description: 'A whole address.' });
const lang = z.enum(languageIds).meta({ description: 'A language of the site.' });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const moment = z.iso.datetime();
const count = z.int().min(0);
const named = z.strictObject({ id: z.string(), name: z.string() });

/** A text or an address in each language of the site. */
const inEach = z.partialRecord(z.enum(languageIds), z.string());
const urlInEach = z.partialRecord(z.enum(languageIds), url);

const entrySummary = z.strictObject({
  collection: z.enum(entryCollections),
  lang,
  slug: z.string(),
  label: z.string().optional().meta({
    description:
      'What a partner gave for a post, or got. To be shown before the title and before the text, wherever either is shown.',
  }),
  title: z.string(),
  summary: z.string(),
  topics: z.array(z.string()).meta({ description: 'Ids, as in the list of topics.' }),
  date: day.optional().meta({ description: 'The day that a post carries.' }),
  updated: moment.optional(),
  url: url.meta({ description: 'The page.' }),
  json: url.meta({ description: 'The entry with its text.' }),
});

/** One desk's approval of exactly these bytes by one person. */
const check = z.strictObject({
  desk: named,
  person: named
    .optional()
    .meta({ description: 'Absent where the person is not, or no longer, among those whom the site names.' }),
  date: moment,
  record: z.string().meta({ description: 'The id of the approval record.' }),
});

const colophon = z.strictObject({
  digest: sha256.meta({ description: 'Of the bytes of the entry’s file, which is what approvals bind to.' }),
  authors: z.array(z.strictObject({ ...named.shape, role: z.string(), demo: z.boolean(), url })),
  basis: z
    .enum(['nothing-asked', 'desks', 'waiver', 'import', 'none'])
    .meta({ description: 'What the publication rests on.' }),
  checks: z.array(check),
  missing: z.array(z.string()).optional().meta({ description: 'Desks that have still to approve.' }),
  waiver: z.strictObject({ desk: z.string(), date: moment, until: z.string() }).optional(),
  imported: moment.optional(),
  owner: named.optional().meta({ description: 'The desk that answers for an answer.' }),
  reviewed: day.optional(),
  reviewDue: day.optional(),
  corrections: z.string().optional().meta({ description: 'Where to write when something is wrong.' }),
  hasNewer: z.boolean().meta({ description: 'A newer version waits for approval.' }),
});

const partnership = z.strictObject({
  consideration: z.enum(considerations),
  mark: z.string().optional().meta({
    description: 'The first words of the label, where the post is an advertisement: for short titles.',
  }),
  partner: z.strictObject({ ...named.shape, url, website: url.optional() }),
  by: z.enum(givers).optional().meta({ description: 'Who gave it.' }),
  what: z.string().optional().meta({ description: 'What was given, in a few words.' }),
});

const entry = z.strictObject({
  ...entrySummary.shape,
  frontMatter: z.union(entryCollections.map((collection) => entrySchemas[collection])),
  partnership: partnership.optional().meta({
    description: 'What the label says, in parts. Links to the website carry rel="sponsored" in `html`.',
  }),
  series: z
    .strictObject({ ...named.shape, url, part: z.int().min(1), parts: z.int().min(1) })
    .optional()
    .meta({
      description:
        'The series that a post belongs to, and its place among the parts that are on the site now.',
    }),
  picture: z.strictObject({ src: url, alt: z.string(), width: count, height: count }).optional(),
  html: z.string().meta({ description: 'The text, every address in it whole, without scripts.' }),
  text: z.string().meta({ description: 'The words alone; blocks are separated by a blank line.' }),
  words: count,
  alternates: z
    .array(z.strictObject({ lang, url, json: url }))
    .meta({ description: 'The languages in which the entry is written, this one included.' }),
  colophon,
});

const entryList = z.strictObject({
  collection: z.enum(entryCollections),
  lang,
  total: count,
  page: z.int().min(1),
  pages: z.int().min(1),
  previous: url.optional(),
  next: url.optional(),
  items: z.array(entrySummary),
});

const people = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      role: inEach,
      bio: inEach.optional(),
      demo: z.boolean().meta({ description: 'An invented person.' }),
      urls: urlInEach,
    }),
  ),
});

const topics = z.strictObject({
  items: z.array(z.strictObject({ id: z.string(), name: inEach, description: inEach, urls: urlInEach })),
});

const series = z.strictObject({
  items: z.array(z.strictObject({ id: z.string(), name: inEach, description: inEach, urls: urlInEach })),
});

const partners = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      relation: inEach.meta({ description: 'What each side gives.' }),
      website: url.optional(),
      demo: z.boolean().meta({ description: 'An invented partner.' }),
      urls: urlInEach,
    }),
  ),
});

const index = z.strictObject({
  site: z.strictObject({
    name: inEach,
    description: inEach,
    urls: urlInEach,
    languages: z.array(lang).meta({ description: 'The first has no prefix in addresses.' }),
  }),
  entries: z.array(z.strictObject({ collection: z.enum(entryCollections), lang, total: count, json: url })),
  people: url,
  topics: url,
  series: url,
  partners: url,
  feeds: z.array(z.strictObject({ lang, type: z.string(), url })),
  schemas: z.record(z.string(), url),
  openapi: url,
});

/** Every answer, by the name of its schema. */
export const answers = {
  index,
  'entry-list': entryList,
  entry,
  people,
  topics,
  series,
  partners,
  'kit-manifest': kitManifest,
} as const satisfies Record<AnswerName, z.ZodType>;
export type ApiAnswer<N extends AnswerName> = z.infer<(typeof answers)[N]>;
export type EntrySummary = z.infer<typeof entrySummary>;
export type Colophon = z.infer<typeof colophon>;
