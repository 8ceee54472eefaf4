import { withOtherAddress } from '../../content/media/references.ts';
import { differences, mergeBase, mergeTrees } from '../../lib/git/merge.ts';
import { sha256 } from '../../lib/git/objects.ts';
import type { Person } from './commit.ts';
import { isText } from './conflicts.ts';
import { afterSave } from './draft.ts';
import type { Draft } from './draft.ts';
import { filesAt } from './draft-content.ts';
import type { Drafts } from './drafts.ts';
import type { MediaNames } from './media-names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';
import type { Workplace } from './workplace.ts';

/** Whose version is kept; for binary files both can be, and then the draft's file gets another name. */
export type Kept = 'draft' | 'site' | 'both';

/**
 * Merges the site's changes since a draft began into that draft.
 * @param keep whose version is kept, for each file in conflict
 * @throws DeskError 422 if one of them is not named
 */
export async function bringTogether(
  desk: { place: Workplace; drafts: Drafts; mediaNames: MediaNames },
  name: DraftName,
  person: Person,
  keep: ReadonlyMap<string, Kept>,
): Promise<Draft> {
  const { repository } = desk.place;
  return desk.drafts.act(name, person, async (draft, main) => {
    const { tree, conflicts } = await mergeTrees(repository, main, draft.head);
    const open = conflicts.filter(
      (file) => !keep.has(file) || (keep.get(file) === 'both' && !file.startsWith('media/')),
    );
    if (open.length > 0) {
      throw new DeskError(422, `Choose the version that stays of ${open.join(', ')}.`);
    }
    const [mine, theirs] = await Promise.all([
      filesAt(repository, draft.head, conflicts),
      filesAt(repository, main, conflicts),
    ]);
    const files = new Map<string, Buffer | undefined>();
    const renamed = new Map<string, string>();
    for (const file of conflicts) {
      files.set(file, (keep.get(file) === 'draft' ? mine : theirs).get(file));
      const bytes = mine.get(file);
      if (keep.get(file) !== 'both' || bytes === undefined) continue;
      const other = await desk.mediaNames.give(file, sha256(bytes));
      renamed.set(file, other);
      files.set(other, bytes);
    }
    if (renamed.size > 0) {
      const own = new Map([...mine].filter(([file]) => keep.get(file) === 'draft'));
      const written = await textsOf(desk.place, draft.head, main, { tree, own, conflicts });
      for (const [file, text] of written) {
        let now = text;
        for (const [from, to] of renamed) now = withOtherAddress(now, `/${from}`, `/${to}`);
        if (now !== text) files.set(file, Buffer.from(now));
      }
    }
    return {
      subject: `Bring ${name.collection} "${name.slug}" up to date with the site`,
      act: { act: 'update', status: afterSave(draft.status) },
      files,
      merge: tree,
    };
  });
}

/**
 * The texts of a draft as they will be after the merge, without those for which the site's version is kept.
 * @param merged `own` contains the kept versions of the draft
 */
async function textsOf(
  { repository }: Workplace,
  head: string,
  main: string,
  merged: { tree: string; own: ReadonlyMap<string, Buffer>; conflicts: readonly string[] },
): Promise<Map<string, string>> {
  const began = (await mergeBase(repository, main, head)) ?? main;
  const changed = (await differences(repository, began, head)).map(({ file }) => file);
  const clean = await filesAt(
    repository,
    merged.tree,
    changed.filter((file) => !merged.conflicts.includes(file)),
  );
  return new Map(
    changed.flatMap((file) => {
      const bytes = merged.conflicts.includes(file) ? merged.own.get(file) : clean.get(file);
      return bytes === undefined || !isText(file, bytes) ? [] : [[file, bytes.toString('utf8')] as const];
    }),
  );
}
