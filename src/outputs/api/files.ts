import { entryCollections } from '../../model/collections.ts';
import {
  apiIndex,
  apiSchemaAddress,
  apiSchemaNames,
  entryAddress,
  entryListAddress,
  openApiAddress,
  recordListAddress,
  recordLists,
} from '../../publication/api-addresses.ts';
import type { AnswerName } from '../../publication/api-addresses.ts';
import { bodySourceOf } from '../../publication/body-source.ts';
import type { BodySource } from '../../publication/body-source.ts';
import type { Publication } from '../../publication/publication.ts';
import type { ApiAnswer } from './answers.ts';
import { entryAnswer } from './entry.ts';
import type { UnreadEntry } from './entry.ts';
import { entryLists, indexOf, recordAnswers } from './lists.ts';
import { openApi } from './openapi.ts';
import { apiSchema } from './schemas.ts';

/** A file of the API: its address, and its content or, for an entry, the source of its text. */
export type ApiFile = { address: string; type: string } & (
  { answer: object } | { entry: UnreadEntry; body: BodySource }
);

/** Every file of the API, one at a time: thousands of entries need not be in memory together. */
export function* apiFiles(publication: Publication): Generator<ApiFile> {
  const { site } = publication.content;
  yield file('index', apiIndex, indexOf(publication));
  for (const list of recordLists) yield file(list, recordListAddress(list), recordAnswers[list](publication));
  for (const lang of publication.languages) {
    for (const collection of entryCollections) {
      for (const list of entryLists(collection, lang, publication))
        yield file('entry-list', entryListAddress(collection, lang, list.page), list);
      for (const shown of publication.written(collection, lang)) {
        yield {
          address: entryAddress(collection, lang, shown.entry.slug),
          type: json,
          entry: entryAnswer(shown, publication),
          body: bodySourceOf(shown.entry, publication),
        };
      }
    }
  }
  for (const name of apiSchemaNames)
    yield { address: apiSchemaAddress(name), type: 'application/schema+json', answer: apiSchema(name, site) };
  yield { address: openApiAddress, type: json, answer: openApi(site) };
}

const json = 'application/json';

/** The schema's name makes TypeScript compare the answer with the published schema. */
function file<N extends AnswerName>(_name: N, address: string, answer: ApiAnswer<N>): ApiFile {
  return { address, type: json, answer };
}
