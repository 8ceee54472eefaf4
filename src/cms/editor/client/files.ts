import { entrySchemas, recordSchemas } from '../../../model/collections.ts';
import { readEntryText, readRecordText } from '../../../lib/front-matter.ts';
import { writeEntryText, writeRecordText } from '../write-text.ts';
import { loadedFiles } from './loaded.ts';
import { readEntryPath } from './paths.ts';
import { contentPrefix } from './session.ts';

/** The form data of a file, depending on the kind of its path. */
export function readFile(path: string, text: string): Record<string, unknown> {
  return readEntryPath(path) === undefined ? readRecordText(text) : readEntryText(text);
}

/** The file's text with the form's data; everything else as it was loaded. */
export function textFor(path: string, data: Record<string, unknown>): string {
  const writing = { original: loadedFiles.get(path)?.text, data, order: fieldOrder(path) };
  return readEntryPath(path) === undefined ? writeRecordText(writing) : writeEntryText(writing);
}

/** In new files, fields have the order of the model. */
function fieldOrder(path: string): string[] {
  const [collection = ''] = path.slice(contentPrefix().length).split('/');
  const schemas: Record<string, { shape: object }> = { ...entrySchemas, ...recordSchemas };
  return Object.keys(schemas[collection]?.shape ?? {});
}
