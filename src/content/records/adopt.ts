import { emailPattern, momentOf, predicateType, statementType } from '../../approvals/record.ts';
import { subjectsOf } from '../../approvals/verdict.ts';
import { readContent } from '../read.ts';
import { findRepository } from '../../lib/git/repository.ts';
import { entryFile } from '../../model/entry.ts';
import { noAddresses, personReasons, refuse, signed, windowsLines } from './decision.ts';
import { byHand, nameImport, policyToday, recordPolicy } from './policy-version.ts';
import { Refusal } from './refusal.ts';
import { writeOnce } from './write.ts';

/**
 * Imports an existing site: one record lists every entry and picture as they are now.
 * policy.yaml names that record, so that nobody can add another one.
 * @throws Refusal if there is an import already, or the content has errors
 */
export async function importAll(
  request: { person: string; comment?: string | undefined; sign?: string | undefined },
  folders: { contentDir: string; cacheDir: string },
  now: Date,
): Promise<{ id: string; file: string; count: number }> {
  const { content, current, errors, ledger } = await readContent({ ...folders, now });
  const [error] = errors;
  if (content === undefined || error !== undefined) {
    throw new Refusal(['The content has errors, and what has errors cannot be adopted. Run npm run check.']);
  }
  const reasons = personReasons(request.person, content);
  const [unnamed] = content.policy.import === undefined ? ledger.imports.keys() : [];
  if (unnamed !== undefined) {
    // The program was stopped, or the disk was full, between writing the record and the line in policy.yaml.
    reasons.push(`An import is on record, and policy.yaml does not name it. ${byHand(unnamed)}`);
  } else if (ledger.imports.size > 0) {
    reasons.push(
      'There is an import already. What came later is approved entry by entry: npm run approvals -- record.',
    );
  }
  if (request.comment !== undefined && emailPattern.test(request.comment)) reasons.push(noAddresses);
  const damaged = current.filter(({ unixDigest }) => unixDigest !== undefined).map(entryFile);
  if (damaged.length > 0) reasons.push(windowsLines(damaged.join(', ')));
  refuse(reasons);
  const subjects = new Map(current.flatMap((entry) => [...subjectsOf(entry)]));
  if (subjects.size === 0) throw new Refusal(['There is no entry to adopt.']);
  const version = await policyToday(folders.contentDir);
  const commit = await headOf(folders.contentDir);
  const { id, file, bytes, signature } = await signed(request, content, {
    _type: statementType,
    subject: [...subjects]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: {
      decision: 'import',
      person: request.person,
      authors: [],
      at: momentOf(now),
      assurance: request.sign === undefined ? 'attested' : 'signed',
      ...(commit !== undefined && { evidence: { commit } }),
      policy: version.digest,
      previous: [],
      ...(request.comment !== undefined && { comment: request.comment.trim() }),
    },
  });
  await recordPolicy(folders.contentDir, version);
  await writeOnce(folders.contentDir, file, bytes);
  if (signature) await writeOnce(folders.contentDir, file.replace(/json$/, 'sig'), signature);
  await nameImport(folders.contentDir, id);
  return { id, file, count: current.length };
}

async function headOf(contentDir: string): Promise<string | undefined> {
  const repository = await findRepository(contentDir);
  return 'missing' in repository ? undefined : repository.head;
}
