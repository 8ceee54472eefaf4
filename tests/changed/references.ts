import { posix } from 'node:path';
import picomatch from 'picomatch';

const quoted = /(['"`])((?:(?!\1)[^\\\n$])+)\1/g;
const ofTypes = /^import type [^;]+;$/gm;

/**
 * The files of the project that a file's text names in quotes: what it imports, what it starts or reads by its path,
 * what its patterns fit, and scripts that it runs by their name. What is imported as a type alone is left out: tests
 * do not run it.
 * @param file path from the top of the project, with forward slashes, as all others
 * @param files all that the project has
 */
export function referencesOf(file: string, text: string, files: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const folder = posix.dirname(file);
  const add = (path: string) => {
    if (files.has(path) && path !== file) found.add(path);
  };
  for (const [, , words = ''] of text.replace(ofTypes, '').matchAll(quoted)) {
    if (/^(?:src|tests|scripts|bench|public)\/.*\*/.test(words)) {
      const fits = picomatch(words);
      for (const path of files) if (fits(path)) add(path);
    } else if (/^[\w@.[\]/-]+$/.test(words)) {
      add(posix.join(folder, words));
      add(posix.normalize(words));
    }
  }
  for (const [, script = ''] of text.matchAll(/runScript\(\s*'([\w-]+)'/g)) add(`scripts/${script}.ts`);
  return found;
}

/** How many steps of naming lie between the nearest of some files and each file that they concern. */
export function distancesFrom(
  changed: Iterable<string>,
  references: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, number> {
  const namedBy = new Map<string, string[]>();
  for (const [file, named] of references)
    for (const one of named) namedBy.set(one, [...(namedBy.get(one) ?? []), file]);
  const distances = new Map([...changed].map((file) => [file, 0]));
  // A map gives out what is added to it meanwhile, so that the nearest come first.
  for (const [file, distance] of distances)
    for (const next of namedBy.get(file) ?? []) if (!distances.has(next)) distances.set(next, distance + 1);
  return distances;
}
