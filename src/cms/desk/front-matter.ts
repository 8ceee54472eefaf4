import { readRecordText, splitEntry } from '../../lib/front-matter.ts';
import { editYaml } from '../editor/yaml-edit.ts';

/** The fields about an entry's address. */
export interface AddressFields {
  aliases?: string[];
  id?: string;
}

/** The position of new fields: after all others, in this order. */
const order = ['aliases', 'id'] as const satisfies (keyof AddressFields)[];

/**
 * An entry's file with some of these fields changed. All other bytes stay.
 * @throws if its fields cannot be read
 */
export function withFields(text: string, change: AddressFields): string {
  const { head, fields, rule, body } = splitEntry(text) ?? {
    head: '---\n',
    fields: '',
    rule: '---\n\n',
    body: text,
  };
  return head + editYaml(fields, { ...readRecordText(fields), ...change }, order) + rule + body;
}

/**
 * These fields of an entry's file.
 * @throws if they cannot be read
 */
export function fieldsOf(text: string): Record<string, unknown> {
  return readRecordText(splitEntry(text)?.fields ?? '');
}
