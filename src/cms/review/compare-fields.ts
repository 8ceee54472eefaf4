import { z } from 'zod';
import { fieldLabel } from '../../i18n/fields.ts';
import { referenceTargets } from '../../model/labels.ts';
import { withoutBlanks } from '../../model/blanks.ts';
import { entrySchemas, isRecordCollection, recordSchemas } from '../../model/collections.ts';
import { isLang, languageName } from '../../model/languages.ts';
import type { Reader } from './reader.ts';

/** A form field with its value, with its name as an editor sees it: `Picture › Alternative text`. */
export interface Field {
  label: string;
  /** Empty if the field is not filled in. */
  before: string;
  after: string;
}

const schemas: Record<string, z.ZodType> = { ...entrySchemas, ...recordSchemas };

/** The fields of two versions of a file, in the order of the form, without those that are empty in both. */
export function compareFields(collection: string, before: unknown, after: unknown, reader: Reader): Field[] {
  const schema = schemas[collection];
  const [old, now] = [withoutBlanks(before), withoutBlanks(after)].map((data) => {
    const found = new Map<string, string>();
    if (schema !== undefined) collect(schema, data, [], found, reader);
    return found;
  });
  const names = [...new Set([...(now?.keys() ?? []), ...(old?.keys() ?? [])])];
  return names.map((label) => ({ label, before: old?.get(label) ?? '', after: now?.get(label) ?? '' }));
}

function collect(
  schema: z.ZodType,
  value: unknown,
  path: readonly string[],
  found: Map<string, string>,
  reader: Reader,
): void {
  if (value === undefined || value === null) return;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    collect(schema.unwrap() as z.ZodType, value, path, found, reader);
  } else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    const element = schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema;
    found.set(path.join(' › '), value.map((item) => words(element, item, reader)).join(', '));
  } else if (Array.isArray(value)) {
    const element = schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema;
    for (const [index, item] of value.entries()) {
      collect(element, item, [...path, String(index + 1)], found, reader);
    }
  } else if (typeof value === 'object' && !(value instanceof Date)) {
    const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
    const keys = [...new Set([...Object.keys(shape), ...Object.keys(value)])];
    for (const key of keys) {
      const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
      const label = (field && fieldLabel(field, reader.lang)?.label) ?? nameOfKey(key);
      const inner = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
      collect(field ?? z.unknown(), inner, [...path, label], found, reader);
    }
  } else found.set(path.join(' › '), words(schema, value, reader));
}

/** The parts of a text for each language are named after the languages. */
function nameOfKey(key: string): string {
  return isLang(key) ? languageName(key) : key;
}

function words(schema: z.ZodType, value: unknown, reader: Reader): string {
  if (typeof value === 'boolean') return value ? reader.words.yes : reader.words.no;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value);
  const to = referenceTargets.get(schema)?.to;
  if (to === 'desks') return reader.desk(text);
  if (to === undefined || !isRecordCollection(to)) return text;
  const { content, lang } = reader;
  const name = Object.hasOwn(content[to], text) ? content[to][text]?.name : undefined;
  if (name === undefined) return text;
  return typeof name === 'string' ? name : (name[lang] ?? Object.values(name)[0] ?? text);
}
