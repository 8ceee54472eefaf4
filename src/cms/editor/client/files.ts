import { entrySchemas, recordSchemas } from '../../../model/collections.ts';
import { readEntryText, readRecordText } from '../../../lib/front-matter.ts';
import { writeEntryText, writeRecordText } from '../write-text.ts';
import { loadedFiles } from './loaded.ts';
import { readEntryPath } from './paths.ts';
import { contentPrefix } from './session.ts';

/** What a form shows of a file, by the kind of its path. */
export function readFile(path: string, text: string): Record<string, unknown> {
  return readEntryPath(path) === undefined ? readRecordText(text) : readEntryText(text);
}

/** The file's text with what a form holds, and otherwise as it was loaded. */
export function textFor(path: string, data: Record<string, unknown>): string {
  const writing = { original: loadedFiles.get(path)?.text, data, order: fieldOrder(path) };
  return readEntryPath(path) === undefined ? writeRecordText(writing) : writeEntryText(writing);
}

/** In new files, fields stand in the order in which the model names them. */
function fieldOrder(path: string): string[] {
  const [collection = ''] = path.slice(contentPrefix().length).split('/');
  const schemas: Record<string, { shape: object }> = { ...entrySchemas, ...recordSchemas };
  return Object.keys(schemas[collection]?.shape ?? {});
}
