import { commitsOf } from '../../lib/git/commits.ts';
import type { LoggedCommit } from '../../lib/git/commits.ts';
import { sha256 } from '../../lib/git/objects.ts';
import { actOf } from '../desk/draft.ts';
import type { Draft } from '../desk/draft.ts';
import { filesAt } from '../desk/draft-content.ts';
import type { DraftContent } from '../desk/draft-content.ts';
import type { EndedIn } from './ended-in.ts';
import type { Workplace } from '../desk/workplace.ts';

/** The save that ended an approval. */
export type EndingSave = Pick<LoggedCommit, 'person' | 'author' | 'at'>;

/** At most this many saves are examined for one page. */
const most = 60;

/**
 * The save that ended each approval, by its record: the last one that replaced the approved bytes by others.
 * @param content that of the draft, whose ledger includes the records on its branch
 */
export async function endingSaves(
  { repository }: Workplace,
  { head }: Draft,
  content: DraftContent,
  ended: readonly EndedIn[],
): Promise<Map<string, EndingSave>> {
  const records = [...content.ledger.records.values()].flat();
  const wanted = ended.flatMap(({ record }) => records.find(({ id }) => id === record) ?? []);
  if (wanted.length === 0) return new Map();
  const commits = (await commitsOf(repository, head, content.main)).slice(0, most).toReversed();
  const files = [...new Set(wanted.flatMap(({ subjects }) => [...subjects.keys()]))];
  const states = await Promise.all(
    commits.map(async (commit) => ({ commit, bytes: await filesAt(repository, commit.id, files) })),
  );
  const found = new Map<string, EndingSave>();
  for (const { id, subjects } of wanted) {
    // An approval on the site was given before the draft began.
    let held = true;
    for (const { commit, bytes } of states) {
      const holds = [...subjects].every(([file, digest]) => {
        const now = bytes.get(file);
        return now !== undefined && sha256(now) === digest;
      });
      const { person, author, at, message } = commit;
      const isSave = (actOf(message)?.act ?? 'save') !== 'decide';
      if (held && !holds && isSave) found.set(id, { person, author, at });
      held = holds;
    }
  }
  return found;
}
