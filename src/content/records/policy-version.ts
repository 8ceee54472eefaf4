import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../lib/files/write-whole.ts';
import { readYamlSource } from '../source.ts';
import { lineEndsCommand } from '../../model/line-ends.ts';
import type { Policy } from '../../model/policy.ts';
import { writeOnce } from './write.ts';
import { Refusal } from './refusal.ts';

/** A version of policy.yaml; once recorded, it is kept forever to check the decisions made under it. */
export interface PolicyVersion {
  /** sha256 of its bytes. */
  digest: string;
  bytes: Buffer;
}

/**
 * Reads policy.yaml as it is today.
 * @throws Refusal if there is none, or its line ends are not those that git keeps
 */
export async function policyToday(contentDir: string): Promise<PolicyVersion> {
  const bytes = await readFile(join(contentDir, 'policy.yaml')).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  return policyVersion(bytes);
}

/**
 * @param bytes those of policy.yaml; undefined if there is none
 * @throws Refusal as {@link policyToday}
 */
export function policyVersion(bytes: Buffer | undefined): PolicyVersion {
  if (bytes === undefined)
    throw new Refusal(['There is no policy.yaml. Write one with desks, people and rules first.']);
  if (bytes.includes('\r\n'))
    throw new Refusal([
      `policy.yaml has Windows line ends, which git would change. Run ${lineEndsCommand} first.`,
    ]);
  return { digest: createHash('sha256').update(bytes).digest('hex'), bytes };
}

/** The path of a recorded version inside the content folder. */
export function policyFile({ digest }: PolicyVersion): string {
  return `approvals/policies/${digest}.yaml`;
}

/** Records a version, unless it is recorded already. */
export async function recordPolicy(contentDir: string, version: PolicyVersion): Promise<void> {
  await writeOnce(contentDir, policyFile(version), version.bytes);
}

/** The line that is missing if an import is recorded but policy.yaml does not name it. */
export function byHand(id: string): string {
  return `Add this line to policy.yaml, so that the import counts, then run npm run approvals -- policy:\nimport: '${id}'`;
}

/**
 * Makes an import count: names it at the end of policy.yaml and records that version.
 * @throws Refusal if the line cannot simply be added
 */
export async function nameImport(contentDir: string, id: string): Promise<void> {
  const path = join(contentDir, 'policy.yaml');
  const before = await readFile(path);
  const text = before.toString('utf8');
  const longer = `${text}${text.endsWith('\n') ? '' : '\n'}\n# What stood here before approvals were recorded.\nimport: '${id}'\n`;
  if ((readYamlSource('policy.yaml', longer).data as Partial<Policy> | undefined)?.import !== id) {
    throw new Refusal([byHand(id)]);
  }
  const isStill = async () => (await readFile(path)).equals(before);
  if (!(await writeWhole(path, longer, { mode: (await stat(path)).mode, isStill })))
    throw new Refusal([`policy.yaml was saved by somebody at this moment. ${byHand(id)}`]);
  await recordPolicy(contentDir, await policyToday(contentDir));
}
