import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../approvals/ledger.ts';
import { sha256 } from '../lib/git/objects.ts';
import type { Content } from '../model/content.ts';
import { entryFile } from '../model/entry.ts';
import { withUnixEnds, withWindowsEnds } from '../model/line-ends.ts';
import type { Release } from '../model/release.ts';

/** Larger files were not changed: tools treat only shorter ones as text. */
const maxBytes = 40 * 1024 * 1024;

/**
 * Reports media files that are recorded with other line ends and differ only in those. Drawings and tables are text
 * for git, so a checkout may have changed them.
 */
export async function noteRecorded(
  { entries, releases }: Pick<Content, 'entries' | 'releases'>,
  ledger: Ledger,
  contentDir: string,
): Promise<void> {
  const onRecord = digestsOnRecord(ledger, releases);
  const seen = new Map<string, Promise<string | undefined>>();
  for (const entry of entries) {
    for (const [address, file] of Object.entries(entry.media)) {
      const known = onRecord.get(address.slice(1));
      if (known === undefined || known.has(file.digest) || file.bytes > maxBytes) continue;
      const found = seen.get(address) ?? recordedAs(join(contentDir, address), known);
      seen.set(address, found);
      const recorded = await found;
      if (recorded !== undefined) file.recorded = recorded;
    }
  }
}

/** Every digest of a file in decisions and in published versions of kits, by path inside the content folder. */
export function digestsOnRecord(ledger: Ledger, releases: readonly Release[]): Map<string, Set<string>> {
  const all = [...ledger.records.values(), [...ledger.imports.values()]].flat();
  const known = new Map<string, Set<string>>();
  const add = (file: string, digest: string) => known.set(file, (known.get(file) ?? new Set()).add(digest));
  for (const { subjects } of all) for (const [file, digest] of subjects) add(file, digest);
  for (const release of releases) {
    add(entryFile({ collection: 'kits', lang: release.lang, slug: release.slug }), release.entry);
    for (const { file, digest } of release.assets) add(file.slice(1), digest);
  }
  return known;
}

async function recordedAs(path: string, known: ReadonlySet<string>): Promise<string | undefined> {
  // It existed a moment ago; if it is gone now, the next reader reports that.
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  return [withUnixEnds(bytes), withWindowsEnds(bytes)].map(sha256).find((digest) => known.has(digest));
}
