import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BodySource } from '../../publication/body-source.ts';
import type { Publication } from '../../publication/publication.ts';
import { apiFiles } from './files.ts';
import type { ApiFile } from './files.ts';
import { plainText } from './plain-text.ts';

/** Reads an entry's text as HTML with absolute addresses. `page` is the absolute address of the entry's page. */
export type ReadText = (body: BodySource, page: string) => Promise<string>;

export interface ApiFolders {
  /** The folder to write to. */
  to: string;
  /** The output of the last build, if any. */
  last: string;
  /** The file that stores from which inputs the API's files were made. */
  notes: string;
}

/** Per address: the digest of the file's inputs, and the digest of its bytes. */
type Notes = Record<string, [of: string, bytes: string]>;

/** Number of texts read at the same time. */
const batch = 64;

/**
 * Writes every file of the API. An entry's file with unchanged inputs is copied from the last output, if its bytes
 * are still the same there. Writes synchronously: for thousands of small files, handing each to another thread takes
 * longer than writing it.
 * @param version identifies the code that makes an entry's file
 */
export async function writeApi(
  publication: Publication,
  folders: ApiFolders,
  version: string,
  readText: ReadText,
): Promise<{ files: number; kept: number }> {
  const before = readNotes(folders.notes);
  const notes: Notes = {};
  const made = new Set<string>();
  const count = { files: 0, kept: 0 };

  const write = (address: string, content: string | Buffer) => {
    const path = join(folders.to, address);
    const folder = dirname(path);
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(path, content);
    count.files++;
  };

  let waiting: Promise<void>[] = [];
  for (const file of apiFiles(publication)) {
    const { address } = file;
    if ('answer' in file) {
      write(address, textOf(file.answer));
      continue;
    }
    const of = digest(JSON.stringify([version, file.entry, file.body]));
    const [ofBefore, expected = ''] = before[address] ?? [];
    const same = of === ofBefore ? readExactly(join(folders.last, address), expected) : undefined;
    if (same !== undefined) {
      write(address, same);
      notes[address] = [of, expected];
      count.kept++;
      continue;
    }
    const make = async () => {
      const text = await apiText(file, readText);
      write(address, text);
      notes[address] = [of, digest(text)];
    };
    waiting.push(make());
    if (waiting.length < batch) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  mkdirSync(dirname(folders.notes), { recursive: true });
  writeFileSync(folders.notes, JSON.stringify(notes));
  return count;
}

/** The content of an API file. */
export async function apiText(file: ApiFile, readText: ReadText): Promise<string> {
  if ('answer' in file) return textOf(file.answer);
  const html = await readText(file.body, file.entry.url);
  return textOf({ ...file.entry, html, text: plainText(html) });
}

function textOf(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Empty where the last build left no notes, or where they are damaged. */
function readNotes(path: string): Notes {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Notes | null) ?? {};
  } catch {
    return {};
  }
}

function readExactly(path: string, expected: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    return digest(bytes) === expected ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function digest(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
