import { isAbsolute, relative } from 'node:path';
import { readContent } from '../read.ts';
import type { Snapshot } from '../read.ts';
import { authorsSince } from '../../lib/git/history.ts';
import { findRepository } from '../../lib/git/repository.ts';
import type { Content } from '../../model/content.ts';
import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { nearest } from '../../model/nearest.ts';
import type { Verdict } from '../../model/verdict.ts';
import { approvedBefore, makeDecision } from './decision.ts';
import type { DecisionRequest } from './matter.ts';
import { policyToday, recordPolicy } from './policy-version.ts';
import { Refusal } from './refusal.ts';
import { writeOnce } from './write.ts';

/**
 * Records one decision on the current bytes of an entry.
 * @param path of the entry's file: inside the content folder, with the folder's name before it, or absolute
 * @returns the record's path inside the content folder, and the gate's verdict on the entry from now on
 * @throws Refusal with all reasons; nothing is written then
 */
export async function decideOnFile(
  { path, ...request }: DecisionRequest & { path: string },
  folders: { contentDir: string; cacheDir: string },
  now: Date,
): Promise<{ file: string; verdict: Verdict; content: Content }> {
  const { contentDir } = folders;
  const snapshot = await readContent({ ...folders, now });
  const { ledger } = snapshot;
  const { entry, content } = entryAt(path, snapshot, contentDir);
  const repository = await findRepository(contentDir);
  const isThere = !('missing' in repository);
  const policy = await policyToday(contentDir);
  const { file, bytes, signature, verdict } = await makeDecision(request, {
    entry,
    content,
    site: content,
    ledger,
    policy,
    committed: isThere ? await authorsSince(repository, entryFile(entry), approvedBefore(entry, ledger)) : [],
    commit: isThere ? repository.head : undefined,
    assurance: 'attested',
    now,
  });
  await recordPolicy(contentDir, policy);
  await writeOnce(contentDir, file, bytes);
  if (signature) await writeOnce(contentDir, file.replace(/json$/, 'sig'), signature);
  return { file, verdict, content };
}

/** The entry at a path in any of the forms that people write. */
function entryAt(
  path: string,
  { content, errors, current }: Snapshot,
  contentDir: string,
): { entry: AnyEntry; content: Content } {
  if (content === undefined) throw new Refusal(['site.yaml cannot be read. Run npm run check.']);
  const inside = isAbsolute(path) ? relative(contentDir, path) : path;
  const file = inside
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/^content\//, '');
  const entry = current.find((one) => entryFile(one) === file);
  const faults = errors.filter((error) => error.file === file || error.file === 'policy.yaml');
  if (faults.length > 0) {
    throw new Refusal(
      faults.map(({ file: at, line, message, fix }) => `${at}:${String(line)} ${message}. ${fix}`),
    );
  }
  if (entry !== undefined) return { entry, content };
  const near = nearest(file, current.map(entryFile));
  throw new Refusal([`There is no entry ${file}.${near === undefined ? '' : ` Did you mean ${near}?`}`]);
}
