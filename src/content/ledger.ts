import { createHash } from 'node:crypto';
import { makeLedger } from '../approvals/ledger.ts';
import type { Fault, Ledger } from '../approvals/ledger.ts';
import { withoutBlanks } from '../model/blanks.ts';
import { withUnixEnds } from '../model/line-ends.ts';
import { policy as policySchema } from '../model/policy.ts';
import type { Policy } from '../model/policy.ts';
import { ContentFolder } from './folder.ts';
import { readYamlSource } from './source.ts';

/** An import lists every entry and picture of a site; all other records are small. */
const importMaxBytes = 64 * 1024 * 1024;
const restore = 'Bring it back from git as it was: npm run approvals -- verify says how.';

/** Reads `approvals/`. Never throws because of a file: one that cannot be read is a fault and does not count as an approval. */
export async function readLedger(contentDir: string): Promise<Ledger> {
  const folder = new ContentFolder(contentDir);
  const names = await folder.list('approvals');
  const files: { file: string; bytes: Buffer }[] = [];
  const queue = names.values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const name of queue) {
        const file = `approvals/${name}`;
        const maxBytes = name.startsWith('imports/') ? importMaxBytes : undefined;
        const bytes = await folder.bytes(file, true, maxBytes);
        if (bytes !== undefined) files.push({ file, bytes });
      }
    }),
  );
  return ledgerFrom(
    files,
    folder.problems.map(({ file, message }) => ({ file, message, fix: restore, lost: file })),
  );
}

/**
 * As {@link readLedger}, from files that were read before.
 * @param found paths inside the content folder, and raw bytes
 * @param unreadable files that exist but could not be read
 */
export function ledgerFrom(
  found: readonly { file: string; bytes: Buffer }[],
  unreadable: readonly Fault[] = [],
): Ledger {
  const files = found.map(({ file, bytes }) => ({ file, bytes: asWritten(file, bytes) }));
  const bent = found.filter(({ bytes }, index) => files[index]?.bytes !== bytes).map(({ file }) => file);
  const policies = new Map<string, Policy>();
  const faults: Fault[] = [];
  for (const { file, bytes } of files) {
    if (!file.startsWith('approvals/policies/')) continue;
    const digest = createHash('sha256').update(bytes).digest('hex');
    const read = readPolicy(file, bytes);
    if (file === `approvals/policies/${digest}.yaml` && read !== undefined) policies.set(digest, read);
    else {
      const message =
        read === undefined
          ? 'this is no policy that can be read'
          : `its bytes are not those that its name stands for (${digest.slice(0, 12)}…)`;
      faults.push({ file, message, fix: restore, lost: file });
    }
  }
  const all = [...faults, ...unreadable].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return makeLedger(files, policies, all, bent.toSorted());
}

/**
 * The original bytes, if only line ends were changed and the digest in the name confirms that.
 * A signature has no digest in its name, and its meaning does not depend on line ends.
 */
function asWritten(file: string, bytes: Buffer): Buffer {
  const straight = withUnixEnds(bytes);
  if (straight === bytes || file.endsWith('.sig')) return straight;
  const digest = createHash('sha256').update(straight).digest('hex');
  return file.split('/').at(-1)?.startsWith(`${digest}.`) ? straight : bytes;
}

function readPolicy(file: string, bytes: Buffer): Policy | undefined {
  const source = readYamlSource(file, bytes.toString('utf8'));
  if (source.problems.length > 0) return undefined;
  return policySchema.safeParse(withoutBlanks(source.data) ?? {}).data;
}
