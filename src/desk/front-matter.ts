import { readRecordText, splitEntry } from '../admin/entry-text.ts';
import { editYaml } from '../admin/yaml-edit.ts';
import type { InFeeds } from '../publication/lasting-ids.ts';

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
 * What a file says in these fields; what it says wrongly counts as not said.
 * @throws where its fields cannot be read
 */
export function addressFields(text: string): InFeeds['front'] {
  const { aliases, id } = readRecordText(splitEntry(text)?.fields ?? '');
  const list = Array.isArray(aliases) ? aliases.filter((one) => typeof one === 'string') : [];
  return {
    ...(list.length > 0 && { aliases: list }),
    ...(typeof id === 'string' && id.trim() !== '' && { id: id.trim() }),
  };
}
