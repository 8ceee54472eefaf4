import type { DataFile, LoadedEntry } from 'decap-cms-backend-proxy';
import { APIError } from 'decap-cms-lib-util';
import { isBlank } from '../blank.ts';
import { readFile, textFor } from './files.ts';
import { loadedFiles } from './loaded.ts';
import { entryPath, readEntryPath, truePath } from './paths.ts';
import type { EntryPath } from './paths.ts';
import { currentSession } from './session.ts';

/** In the protocol a missing file is one without data. @throws APIError if it is missing */
export function present(entry: LoadedEntry): LoadedEntry {
  if ((entry.data as string | null) === null) throw noEntry();
  return entry;
}

/** The type of error by which Decap recognises a missing entry. */
function noEntry(): APIError {
  return new APIError('There is no such entry.', 404, 'Colophon');
}

export function remember(path: string, id: string | null, text: string): void {
  loadedFiles.set(path, { id, text });
}

/** In lists, an entry without the main language is shown in a language that it has. */
export function standIns(files: LoadedEntry[]): LoadedEntry[] {
  const { default_locale: main } = currentSession().config.i18n;
  const there = new Set(files.map(({ file }) => file.path));
  return files.flatMap(({ data, file }) => {
    const entry = readEntryPath(file.path);
    if (entry?.lang === undefined || entry.lang === main) return [];
    const path = entryPath(entry, main);
    if (there.has(path)) return [];
    there.add(path);
    return [{ data, file: { ...file, path, id: null } }];
  });
}

/** The files that an edit really changed, as they must be written; one file if it changed none. */
export function changedFiles(files: DataFile[]): DataFile[] {
  const written = files
    .filter(({ path, raw }) => loadedFiles.has(path) || !isBlank(readFile(path, raw)))
    .map((file) => ({ ...file, raw: textFor(file.path, readFile(file.path, file.raw)) }));
  const changed = written.filter(({ path, raw }) => loadedFiles.get(path)?.text !== raw);
  return changed.length > 0 ? changed : written.slice(0, 1);
}

/**
 * The entry at a path that Decap requests, read by both backends.
 * @param load throws with status 404 if there is no such file
 */
export async function entryAt(
  path: string,
  load: (path: string) => Promise<LoadedEntry>,
): Promise<LoadedEntry> {
  const wanted = readEntryPath(path);
  if (wanted !== undefined && wanted.lang === undefined) return inAnyLanguage(wanted, load);
  const file = truePath(path);
  return orBlank(file, async (at) => {
    const entry = await load(at);
    if (at === file) remember(file, entry.file.id, entry.data);
    return entry;
  });
}

/** Decap checks without a language whether a slug is taken. */
async function inAnyLanguage(
  entry: EntryPath,
  load: (path: string) => Promise<LoadedEntry>,
): Promise<LoadedEntry> {
  const { locales } = currentSession().config.i18n;
  const found = await Promise.allSettled(locales.map((lang) => load(entryPath({ ...entry, lang }, lang))));
  const first = found.find((result) => result.status === 'fulfilled');
  if (first === undefined) throw noEntry();
  return first.value;
}

/**
 * Decap takes the first language that it finds for the main one, and saves nothing if one is missing altogether. So
 * a missing language gets an empty form; empty ones are not saved.
 * @param load throws with status 404 if there is no such file
 */
export async function orBlank(
  path: string,
  load: (path: string) => Promise<LoadedEntry>,
): Promise<LoadedEntry> {
  try {
    return await load(path);
  } catch (error) {
    const entry = readEntryPath(path);
    if (entry?.lang === undefined || (error as { status?: number }).status !== 404) throw error;
    const { locales } = currentSession().config.i18n;
    const others = locales.filter((lang) => lang !== entry.lang).map((lang) => load(entryPath(entry, lang)));
    const exists = (await Promise.allSettled(others)).some(({ status }) => status === 'fulfilled');
    if (!exists) throw error;
    loadedFiles.delete(path);
    return { data: '', file: { path, id: null } };
  }
}
