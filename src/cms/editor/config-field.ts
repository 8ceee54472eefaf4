import { z } from 'zod';
import { collectionWords } from '../../i18n/collections.ts';
import { fieldLabel } from '../../i18n/fields.ts';
import { optionWord } from '../../i18n/forms.ts';
import type { Content } from '../../model/content.ts';
import { titleOf } from '../../model/entry.ts';
import { day, duration, moment } from '../../model/dates.ts';
import { inLanguage } from '../../model/fields.ts';
import { referenceTargets, wordLimits } from '../../model/labels.ts';
import type { ReferenceTarget } from '../../model/labels.ts';
import type { RecordCollection } from '../../model/collections.ts';
import { languageName } from '../../model/languages.ts';
import type { InterfaceLang, Lang } from '../../model/languages.ts';

/** A field of Decap's configuration. `at` and `max` are ours: our widgets read them. */
export interface DecapField {
  name: string;
  label: string;
  hint?: string;
  widget: string;
  required: boolean;
  i18n?: true;
  /** The place of the field in the collection's schema: `posts.partnership.partner`. */
  at: string;
  /** For a text: the maximum number of characters. */
  max?: number;
  /** For a text: the maximum number of words, which authors count rather than characters. */
  words?: number;
  fields?: DecapField[];
  field?: DecapField;
  [option: string]: unknown;
}

export interface FieldContext {
  content: Content;
  /** Language of the interface. */
  lang: InterfaceLang;
  /** The language that an editor works in: that of the interface, or the site's first. */
  main: Lang;
  /** Whether the collection has a file for each language. */
  translated: boolean;
}

/**
 * Makes a form field from a field of the model.
 * @throws for a schema without a form widget: a new kind of field needs one here
 */
export function decapField(
  name: string,
  schema: z.ZodType,
  at: string,
  context: FieldContext,
  required = true,
): DecapField {
  const { optional, inner } = unwrap(schema);
  const label = fieldLabel(schema, context.lang);
  const needed = required && !optional;
  return {
    name,
    label: label?.label ?? name,
    ...(label?.hint === undefined ? {} : { hint: label.hint }),
    required: needed,
    ...(context.translated ? { i18n: true as const } : {}),
    at,
    ...widgetOf(inner, at, context, needed),
  };
}

function widgetOf(
  schema: z.ZodType,
  at: string,
  context: FieldContext,
  required: boolean,
): { widget: string } & Record<string, unknown> {
  const target = referenceTargets.get(schema)?.to;
  if (target !== undefined) return referenceWidget(target, context, false);
  if (isKind(schema, day)) return { widget: 'day' };
  if (isKind(schema, moment)) return { widget: 'moment' };
  if (isKind(schema, duration)) return { widget: 'line' };
  if (schema instanceof z.ZodEnum) {
    const options = schema.options.map(String);
    return {
      widget: 'select',
      options: options.map((value) => ({ value, label: optionWord(value, context.lang) })),
    };
  }
  if (schema instanceof z.ZodBoolean) return { widget: 'boolean' };
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue, format } = schema;
    return {
      widget: 'number',
      value_type: format?.includes('int') ? 'int' : 'float',
      ...(minValue !== null && Number.isFinite(minValue) ? { min: minValue } : {}),
      // Zod's limit of safe integers need not be shown in a form.
      ...(maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? { max: maxValue } : {}),
    };
  }
  if (schema instanceof z.ZodString || schema instanceof z.ZodURL || schema instanceof z.ZodEmail)
    return textWidget(schema);
  if (schema instanceof z.ZodUnion) return localisedWidget(schema, at, context);
  if (schema instanceof z.ZodArray) return listWidget(schema.element as z.ZodType, at, context);
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>;
    const fields = Object.entries(shape).map(([name, field]) =>
      decapField(name, field, `${at}.${name}`, context, required),
    );
    return { widget: 'object', fields, ...(required ? {} : { collapsed: false }) };
  }
  throw new Error(
    `The field ${at} is a ${schema.constructor.name}, for which there is no widget: add one to src/cms/editor/config-field.ts.`,
  );
}

/** A labelled field is a copy of its schema; copies share their definition. */
function isKind(schema: z.ZodType, kind: z.ZodType): boolean {
  return schema._zod.def === kind._zod.def;
}

function textWidget(schema: z.ZodString | z.ZodURL | z.ZodEmail): {
  widget: string;
  max?: number;
  words?: number;
} {
  const max = schema.maxLength;
  const words = wordLimits.get(schema)?.words;
  // Only the schema knows whether it accepts several lines, so it is asked.
  const manyLines = schema instanceof z.ZodString && schema.safeParse('a\na').success;
  return {
    widget: manyLines ? 'paragraph' : 'line',
    ...(max === null ? {} : { max }),
    ...(words === undefined ? {} : { words }),
  };
}

function localisedWidget(schema: z.ZodUnion, at: string, context: FieldContext): { widget: string } {
  const [plain, each] = schema.options as z.ZodType[];
  if (!(plain instanceof z.ZodString && each instanceof z.ZodRecord)) {
    throw new Error(`The field ${at} is a choice of schemas, for which there is no widget.`);
  }
  const text = textWidget(plain);
  return {
    widget: 'localised',
    ...(text.max === undefined ? {} : { max: text.max }),
    // Decap finds names such as `name.en` here, for lists and slugs; the widget draws the fields itself.
    fields: context.content.site.languages.map((lang) => ({
      name: lang,
      label: languageName(lang),
      required: false,
      at: `${at}.${lang}`,
      ...text,
    })),
  } as { widget: string };
}

function listWidget(
  element: z.ZodType,
  at: string,
  context: FieldContext,
): { widget: string } & Record<string, unknown> {
  const target = referenceTargets.get(element)?.to;
  if (target !== undefined) return referenceWidget(target, context, true);
  const item = decapField('item', element, `${at}.item`, context);
  return item.fields === undefined
    ? { widget: 'list', field: { ...item, label: '' } }
    : {
        widget: 'list',
        fields: item.fields,
        // A closed item shows only its first fields; all of them would be the whole item again.
        summary: item.fields
          .slice(0, 2)
          .map(({ name }) => `{{fields.${name}}}`)
          .join(': '),
      };
}

/** Records are chosen from the current ones; entries and desks from those that existed when the page was opened. */
function referenceWidget(
  to: ReferenceTarget,
  { content, lang, main }: FieldContext,
  multiple: boolean,
): { widget: string } & Record<string, unknown> {
  const many = multiple ? { multiple } : {};
  switch (to) {
    case 'people':
    case 'topics':
    case 'series':
    case 'partners': {
      const names = namesOf(to, content, main);
      return {
        widget: 'relation',
        collection: to,
        value_field: '{{slug}}',
        search_fields: names,
        display_fields: names,
        options_length: 500,
        ...many,
      };
    }
    case 'entries':
      return { widget: 'select', options: entryOptions(content, lang), ...many };
    case 'desks':
      return {
        widget: 'select',
        options: Object.entries(content.policy.desks ?? {}).map(([value, desk]) => ({
          value,
          label: inLanguage(desk.name, lang),
        })),
        ...many,
      };
    case 'pictures':
      return { widget: 'image', choose_url: false };
    case 'media':
      return { widget: 'file', choose_url: false };
  }
}

/** What a record is chosen by. Decap cannot tell a name for all languages from one for each, so an id stands in. */
function namesOf(to: RecordCollection, content: Content, lang: Lang): string[] {
  if (to === 'people' || to === 'partners') return ['name'];
  const records = Object.values(content[to]);
  return records.some(({ name }) => typeof name === 'string')
    ? [`name.${lang}`, '{{filename}}']
    : [`name.${lang}`];
}

function entryOptions(content: Content, lang: InterfaceLang): { value: string; label: string }[] {
  const titles = new Map<string, string>();
  for (const entry of content.entries) {
    const value = `${entry.collection}/${entry.slug}`;
    const label = `${collectionWords[lang].names[entry.collection]} · ${titleOf(entry)}`;
    if (entry.lang === lang || !titles.has(value)) titles.set(value, label);
  }
  return [...titles]
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

function unwrap(schema: z.ZodType): { optional: boolean; inner: z.ZodType } {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return { optional: true, inner: unwrap(schema.unwrap() as z.ZodType).inner };
  }
  return { optional: false, inner: schema };
}
