import { recordPolicy } from '../../content/records/policy-version.ts';
import { writeOnce } from '../../content/records/write.ts';
import type { Forge } from '../forge.ts';
import { withSite } from './site.ts';
import type { Folders } from './site.ts';
import { weigh } from './weigh.ts';
import type { Weighing } from './weighing.ts';

/**
 * Records the reviews of a pull request. Writes nothing at all if anything cannot be read; existing records are not
 * written again, so it can be run any number of times.
 * @throws ForgeFault, Refusal
 */
export function ingest(number: number, forge: Forge, folders: Folders, now: Date): Promise<Weighing> {
  return withSite(forge, folders, now, async (site) => {
    const weighing = await weigh(number, site);
    if (weighing.made.length > 0) await recordPolicy(folders.contentDir, site.policy);
    for (const { file, bytes } of weighing.made) await writeOnce(folders.contentDir, file, bytes);
    return weighing;
  });
}
