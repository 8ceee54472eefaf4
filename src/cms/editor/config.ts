import type { z } from 'zod';
import { collectionWords } from '../../i18n/collections.ts';
import { formWords } from '../../i18n/forms.ts';
import { entrySchemas, recordSchemas } from '../../model/collections.ts';
import type { EntryCollection, RecordCollection } from '../../model/collections.ts';
import type { Content } from '../../model/content.ts';
import { entryFields, relatedFields } from '../../model/fields.ts';
import { primaryLanguage } from '../../model/languages.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import { defaultLang } from '../../model/site.ts';
import { decapField } from './config-field.ts';
import type { DecapField, FieldContext } from './config-field.ts';
import { mayPublish } from './forge-config.ts';

export interface ConfigOptions {
  content: Content;
  /** The content folder's path in the repository: `''` or `content/`. */
  prefix: string;
  /** Language of the interface. */
  lang: InterfaceLang;
  /** Decap's `backend` setting. */
  backend: object;
  /** Whether the forms write to a forge directly, without a server of ours. */
  forge?: {
    /** Whether the host shows pull requests, so that links can lead there. */
    preview: boolean;
    /** The address of an entry or record on the site, containing `{{slug}}`. */
    address: (collection: EntryCollection | RecordCollection) => string;
  };
}

interface DecapCollection {
  name: EntryCollection | RecordCollection;
  fields: DecapField[];
  [option: string]: unknown;
}

export interface DecapConfig {
  collections: DecapCollection[];
  [option: string]: unknown;
}

/** Names of the formats that our code registers with Decap, because its own ones rewrite unedited text. */
export const entryFormat = 'colophon-entry';
export const recordFormat = 'colophon-record';

/**
 * Decap's whole configuration, made from the schemas in `src/model`. Plain JSON.
 * site.yaml and policy.yaml are not included: they are changed only in the files.
 */
export function decapConfig({ content, prefix, lang, backend, forge }: ConfigOptions): DecapConfig {
  const { site } = content;
  const main = site.languages.find((other) => primaryLanguage(other) === lang) ?? defaultLang(site);
  const languages = [main, ...site.languages.filter((other) => other !== main)];
  const shared: Shared = { content, lang, main, forge };
  return {
    backend,
    locale: lang,
    load_config_file: false,
    publish_mode: 'editorial_workflow',
    site_url: site.url,
    show_preview_links: forge?.preview === true,
    search: true,
    media_folder: `${prefix}media`,
    public_folder: '/media',
    // The editor's own language comes first and must be complete.
    i18n: { structure: 'multiple_folders', locales: languages, default_locale: main },
    collections: [
      ...(Object.keys(entrySchemas) as EntryCollection[]).map((name) =>
        entryCollection(name, prefix, shared),
      ),
      ...(Object.keys(recordSchemas) as RecordCollection[]).map((name) =>
        recordCollection(name, prefix, shared),
      ),
    ],
  };
}

type Shared = Omit<FieldContext, 'translated'> & { forge: ConfigOptions['forge'] | undefined };

function entryCollection(name: EntryCollection, prefix: string, shared: Shared): DecapCollection {
  const { lang } = shared;
  const fields = fieldsOf(name, entrySchemas[name], { ...shared, translated: true });
  const body: DecapField = {
    name: 'body',
    label: formWords[lang].body.label,
    hint: formWords[lang].body.hint,
    widget: 'body',
    required: false,
    i18n: true,
    at: `${name}.body`,
  };
  // Fields for writing come before administrative ones: addresses and publication dates.
  const kept = fields.findIndex(
    (field) => Object.hasOwn(relatedFields, field.name) || Object.hasOwn(entryFields, field.name),
  );
  const end = kept === -1 ? fields.length : kept;
  return {
    ...common(name, shared, prefix),
    extension: 'mdx',
    format: entryFormat,
    i18n: true,
    fields: [...fields.slice(0, end), body, ...fields.slice(end)],
    ...listing(fields, shared),
  };
}

function recordCollection(name: RecordCollection, prefix: string, shared: Shared): DecapCollection {
  const fields = fieldsOf(name, recordSchemas[name], { ...shared, translated: false });
  return {
    ...common(name, shared, prefix),
    extension: 'yaml',
    format: recordFormat,
    fields,
    ...listing(fields, shared),
  };
}

function common(name: EntryCollection | RecordCollection, { content, lang, forge }: Shared, prefix: string) {
  return {
    name,
    label: collectionWords[lang].names[name],
    label_singular: collectionWords[lang].singular[name],
    folder: `${prefix}${name}`,
    create: true,
    // Published entries are removed by a recorded decision on the review page, not here.
    delete: false,
    media_folder: `/${prefix}media`,
    public_folder: '/media',
    // The desk draws the real page; Decap's own preview would look different.
    editor: { preview: forge === undefined, notes: true },
    ...(forge && {
      publish: mayPublish(name, content.policy),
      preview_path: forge.address(name),
    }),
  };
}

function fieldsOf(name: string, schema: z.ZodObject, context: FieldContext): DecapField[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, field]) =>
    decapField(key, field, `${name}.${key}`, context),
  );
}

/** How a collection's list names, sorts, filters and groups what is in it. */
function listing(fields: DecapField[], { lang, main }: Shared) {
  const has = (key: string): DecapField | undefined => fields.find((field) => field.name === key);
  const [first] = fields;
  const title = first?.widget === 'localised' ? `${first.name}.${main}` : (first?.name ?? 'title');
  const date = has('date') ?? has('lastReviewed');
  const draft = has('draft');
  const groups = ['topic', 'owner'].flatMap((key) => has(key) ?? []);
  return {
    identifier_field: title,
    summary: first?.widget === 'localised' ? `{{${title}}} · {{filename}}` : `{{${title}}}`,
    sortable_fields: [
      ...(first?.widget === 'localised' ? [] : [{ field: title, label: first?.label }]),
      ...(date === undefined ? [] : [{ field: date.name, label: date.label, default_sort: 'desc' }]),
      ...(has('order') ? [{ field: 'order', label: has('order')?.label, default_sort: 'asc' }] : []),
    ],
    ...(draft === undefined
      ? {}
      : { view_filters: [{ label: formWords[lang].filters.drafts, field: 'draft', pattern: true }] }),
    ...(date === undefined && groups.length === 0
      ? {}
      : {
          view_groups: [
            ...(date?.name === 'date'
              ? [{ label: formWords[lang].filters.year, field: 'date', pattern: '\\d{4}' }]
              : []),
            ...groups.map((field) => ({ label: field.label, field: field.name })),
          ],
        }),
  };
}
