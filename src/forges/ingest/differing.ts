import { diffWordsWithSpace } from 'diff';
import type { z } from 'zod';
import { readEntrySource } from '../../content/source.ts';
import { entrySchemas } from '../../model/collections.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { entryFile } from '../../model/entry.ts';
import { fieldLabel } from '../../i18n/fields.ts';

/** A part of a text that is unchanged, added or removed. */
export interface Stretch {
  kind: 'same' | 'came' | 'went';
  text: string;
}

/** The differences between two versions of an entry, for people. */
export interface Differing {
  /** Number of words added and removed in the text. */
  came: number;
  went: number;
  fields: { label: string; before: string; after: string }[];
  text: Stretch[];
}

/** Time limit for the comparison of two texts in milliseconds; after that, both are shown completely. */
const diffTimeout = 1000;

/** Compares an entry's file with an earlier version. @param before undefined for a new file */
export function differing(entry: AnyEntry, before: Buffer | undefined, after: Buffer | undefined): Differing {
  const [old, now] = [before, after].map((bytes) => {
    if (bytes === undefined) return { data: {}, body: '' };
    const { data, body } = readEntrySource(entryFile(entry), bytes.toString('utf8'));
    return { data: (data ?? {}) as Record<string, unknown>, body: body.replaceAll('\r\n', '\n').trim() };
  });
  const text = compare(old?.body ?? '', now?.body ?? '');
  return {
    came: count(text, 'came'),
    went: count(text, 'went'),
    fields: fieldsOf(entry, old?.data ?? {}, now?.data ?? {}),
    text,
  };
}

function compare(before: string, after: string): Stretch[] {
  const parts = diffWordsWithSpace(before, after, { timeout: diffTimeout });
  const found: Stretch[] = parts?.map(({ value, added, removed }) => ({
    kind: added ? 'came' : removed ? 'went' : 'same',
    text: value,
  })) ?? [
    { kind: 'went', text: before },
    { kind: 'came', text: after },
  ];
  return found.filter(({ text }) => text !== '');
}

function count(text: readonly Stretch[], kind: Stretch['kind']): number {
  return text
    .filter((one) => one.kind === kind)
    .reduce((sum, one) => sum + (one.text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu)?.length ?? 0), 0);
}

/** The fields of the front matter that differ, in the order of the form and with its labels. */
function fieldsOf(
  { collection }: AnyEntry,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Differing['fields'] {
  const shape = entrySchemas[collection].shape as Record<string, z.ZodType>;
  const keys = [...new Set([...Object.keys(shape), ...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => {
    const [old, now] = [words(before[key]), words(after[key])];
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    const label = (field && fieldLabel(field, 'en')?.label) ?? key;
    return old === now ? [] : [{ label, before: old, after: now }];
  });
}

function words(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
