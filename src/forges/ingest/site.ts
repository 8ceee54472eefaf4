import { readContent } from '../../content/read.ts';
import type { Snapshot } from '../../content/read.ts';
import { findRepository } from '../../lib/git/repository.ts';
import type { Repository } from '../../lib/git/repository.ts';
import type { Content } from '../../model/content.ts';
import { policyToday } from '../../content/records/policy-version.ts';
import type { PolicyVersion } from '../../content/records/policy-version.ts';
import { Refusal } from '../../content/records/refusal.ts';
import type { Forge } from '../forge.ts';
import { Objects } from './objects.ts';

export interface Folders {
  contentDir: string;
  cacheDir: string;
}

/** The site in this clone, by whose policy the forge's data is judged. */
export interface SiteHere {
  folders: Folders;
  forge: Forge;
  snapshot: Snapshot;
  content: Content;
  repository: Repository;
  policy: PolicyVersion;
  objects: Objects;
  now: Date;
}

/**
 * Runs a task with the site and its forge.
 * @throws Refusal where the site or its policy cannot be read
 */
export async function withSite<T>(
  forge: Forge,
  folders: Folders,
  now: Date,
  work: (site: SiteHere) => Promise<T>,
): Promise<T> {
  const snapshot = await readContent({ ...folders, now });
  const { content, errors } = snapshot;
  if (content === undefined) throw new Refusal(['site.yaml cannot be read. Run npm run check.']);
  const faults = errors.filter(({ file }) => file === 'policy.yaml');
  if (faults.length > 0)
    throw new Refusal(
      faults.map(({ line, message, fix }) => `policy.yaml:${String(line)} ${message}. ${fix}`),
    );
  const repository = await findRepository(folders.contentDir);
  if ('missing' in repository)
    throw new Refusal([
      `The path of the content in the forge's repository is unknown: ${repository.missing}.`,
    ]);
  const policy = await policyToday(folders.contentDir);
  const objects = new Objects(forge, repository);
  try {
    return await work({ folders, forge, snapshot, content, repository, policy, objects, now });
  } finally {
    objects.close();
  }
}
