import type { Asset } from '../../model/asset.ts';
import type { Content, FileFacts } from '../../model/content.ts';
import { entryFile, isKit } from '../../model/entry.ts';
import type { EntryMap } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';
import { releaseFile } from '../../model/release.ts';
import type { Release } from '../../model/release.ts';

/** Everything that a file's name, rights or bytes depend on. A caption in one language changes no file of another. */
const telling = [
  'kind',
  'credit',
  'licence',
  'terms',
  'retouched',
  'generated',
] as const satisfies (keyof Asset)[];

/**
 * A published version must not change: a downloaded ZIP must agree with its page. A changed, added or missing file
 * needs a new version; a file that was withdrawn for lack of a right does not.
 */
export function checkReleases(content: Content, facts: readonly FileFacts[]): Problem[] {
  const releases = new Map(content.releases.map((release) => [releaseFile(release), release]));
  return facts.flatMap((found) => {
    const { entry } = found;
    if (entry === undefined || !isKit(entry)) return [];
    const release = releases.get(releaseFile({ ...entry, version: entry.front.version }));
    if (release === undefined) return [];
    const next = nextVersion(entry.front.version);
    return changesSince(release, entry).map(({ file, what }) => ({
      file: entryFile(entry),
      ...placeOf(file, found),
      code: 'release-changed',
      message: `${file} ${what}, and version ${release.version} has been published without that`,
      fix: `Write version: "${next}" and say in the changelog what changed.`,
    }));
  });
}

function placeOf(file: string, { mentions }: FileFacts): { line: number; column: number } {
  const { line, column } = mentions.find(({ id }) => id === file) ?? { line: 1, column: 1 };
  return { line, column };
}

function changesSince(
  { assets }: Release,
  { front, media }: EntryMap['kits'],
): { file: string; what: string }[] {
  const now = new Map(front.assets.map((asset) => [asset.file, asset]));
  const then = new Map(assets.map((asset) => [asset.file, asset]));
  const withdrawn = new Set((front.withdrawn ?? []).map(({ digest }) => digest));
  const changes: { file: string; what: string }[] = [];
  for (const [file, asset] of now) {
    const before = then.get(file);
    // If a right had ended when the version was recorded, the file was not part of it.
    if (before === undefined) {
      if (asset.expires === undefined) changes.push({ file, what: 'is new in the kit' });
      continue;
    }
    const found = media[file];
    if (found !== undefined && found.digest !== before.digest && found.recorded !== before.digest)
      changes.push({ file, what: 'is another file' });
    const fields = telling.filter((field) => asset[field] !== before[field]);
    if (fields.length > 0) changes.push({ file, what: `has another ${fields.join(', ')}` });
  }
  for (const { file, digest } of then.values()) {
    if (!now.has(file) && !withdrawn.has(digest)) changes.push({ file, what: 'is no longer in the kit' });
  }
  return changes;
}

/** `1.0` is followed by `1.1`, `2` by `3`. */
export function nextVersion(version: string): string {
  const parts = version.split('.').map(Number);
  const last = parts.pop() ?? 0;
  return [...parts, last + 1].join('.');
}
