import { writeRelease } from '../releases.ts';
import { readContent } from '../read.ts';
import { explain } from '../explain.ts';
import { Kits } from '../../kits/making/kits.ts';
import { releaseOf } from '../../kits/release.ts';
import { kitSourcesOf } from '../../kits/source.ts';
import type { KitSource } from '../../kits/source.ts';
import type { Content } from '../../model/content.ts';
import { releaseFile } from '../../model/release.ts';
import { Publication } from '../../publication/publication.ts';
import type { Settings } from '../../lib/settings.ts';
import { writeOnce } from './write.ts';

/** A version that is on the site but not recorded yet. */
export interface Unrecorded {
  /** Path of the record inside the content folder. */
  file: string;
  source: KitSource;
  bytes: () => Promise<Buffer>;
}

/** The published kits whose version is not recorded. */
export function unrecorded(content: Content, now: Date, kits: Kits): Unrecorded[] {
  const known = new Set(content.releases.map(releaseFile));
  return kitSourcesOf(new Publication(content, now)).flatMap((source) => {
    const file = releaseFile({ ...source, version: source.kit.version });
    if (known.has(file)) return [];
    return [{ file, source, bytes: async () => writeRelease(releaseOf(source, await kits.prepare(source))) }];
  });
}

/**
 * Writes the missing records of all versions, for people who work with git and not with the desk.
 * @returns their files, inside the content folder
 * @throws Error with the problems that `check` finds: a kit with faults is not on the site
 */
export async function recordReleases(settings: Settings): Promise<string[]> {
  const { content, errors } = await readContent(settings);
  if (content === undefined || errors.length > 0) throw new Error(explain(errors));
  const files: string[] = [];
  for (const { file, bytes } of unrecorded(content, settings.now, new Kits(settings))) {
    await writeOnce(settings.contentDir, file, await bytes());
    files.push(file);
  }
  return files;
}
