import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BodySource } from '../../publication/body-source.ts';
import type { Publication } from '../../publication/publication.ts';
import { apiFiles } from './files.ts';
import type { ApiFile } from './files.ts';
import { plainText } from './plain-text.ts';

/** Reads an entry's text as HTML for readers elsewhere. `page` is the whole address of the entry's page. */
export type ReadText = (body: BodySource, page: string) => Promise<string>;

export interface ApiFolders {
  /** Where the files are written. */
  to: string;
  /** The output of the build before, if any. */
  last: string;
  /** The file in which it is noted what they were made of. */
  notes: string;
}

/** Of an entry's file, by its address: the digest of all that it was made of, and the one of its bytes. */
type Notes = Record<string, [of: string, bytes: string]>;

/** Texts that are read at one time. */
const batch = 64;

/**
 * Writes every file of the API. An entry's file that the build before made of the same is taken from its output,
 * where it still lies in the same bytes. Small files by the thousand: handing each to another thread and back would
 * take longer than writing it.
 * @param version stands for the code that makes an entry's file
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

/** What stands in a file of the API. */
export async function apiText(file: ApiFile, readText: ReadText): Promise<string> {
  if ('answer' in file) return textOf(file.answer);
  const html = await readText(file.body, file.entry.url);
  return textOf({ ...file.entry, html, text: plainText(html) });
}

function textOf(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** None where the build before left none; nor where they are damaged. */
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
