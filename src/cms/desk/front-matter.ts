import { readRecordText, splitEntry } from '../../lib/front-matter.ts';
import { editYaml } from '../editor/yaml-edit.ts';

/** The fields that have to do with an entry's address. */
export interface AddressFields {
  aliases?: string[];
  id?: string;
}

/** Where they stand among others, when they are new: behind all, in this order. */
const order = ['aliases', 'id'] as const satisfies (keyof AddressFields)[];

/**
 * An entry's file with some of these fields changed. All other bytes stay.
 * @throws where its fields cannot be read
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
 * The fields of an entry's file as they stand there.
 * @throws where they cannot be read
 */
export function fieldsOf(text: string): Record<string, unknown> {
  return readRecordText(splitEntry(text)?.fields ?? '');
}
