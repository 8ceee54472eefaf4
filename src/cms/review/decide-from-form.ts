import { entryFile, titleOf } from '../../model/entry.ts';
import { randomUUID } from 'node:crypto';
import type { Decision } from '../desk/decide.ts';
import type { Desk } from '../desk/desk.ts';
import type { DraftName } from '../desk/names.ts';
import { onSite, readChange } from './change.ts';
import { desksOf } from './decision-choices.ts';
import { asked } from './reviewable-entry.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import { FormError } from './form-fields.ts';
import type { Reader } from './reader.ts';

/** The result of a decision: the name of its notice, and the next page. */
export interface Outcome {
  done: string;
  /** Only if a draft was begun. */
  draft?: DraftName;
}

/**
 * Records what a form decided about a draft.
 * @param isTakeDown whether it is about the published page, whatever the draft contains
 * @throws DeskError 409 if the draft is no longer what was on the screen, 422 with the reasons against the decision
 */
export async function decideOnChange(
  desk: Desk,
  name: DraftName,
  decision: Decision,
  isTakeDown: boolean,
  reader: Reader,
): Promise<Outcome> {
  if (isTakeDown) return takeDown(desk, name, await onSite(desk, name), decision, reader);
  const { reviewable } = await readChange(desk, name);
  await desk.decide(name, reader.person, chosen(decision, reviewable, reader));
  return { done: decision.decision === 'unpublish' ? 'agreed' : decision.decision };
}

/** Records what a form decided about an entry of main. @throws DeskError as {@link decideOnChange} */
export async function decideOnSite(
  desk: Desk,
  reviewable: ReviewableEntry,
  decision: Decision,
  reader: Reader,
): Promise<Outcome> {
  const { collection, slug } = reviewable.entry;
  if (decision.decision === 'unpublish') {
    return takeDown(desk, { collection, slug }, [reviewable], decision, reader);
  }
  await desk.decide(undefined, reader.person, chosen(decision, [reviewable], reader));
  return { done: decision.decision };
}

/** Writes a note under the reader's name. */
export async function addNote(desk: Desk, name: DraftName, text: string, reader: Reader): Promise<void> {
  await desk.drafts.act(name, reader.person, () =>
    Promise.resolve({
      subject: `Note: ${text.slice(0, 80)}`,
      act: { act: 'note', note: randomUUID(), text },
    }),
  );
}

/** Members of the entry's desks unpublish a page; others propose it, as a note or as a draft that deletes the page. */
async function takeDown(
  desk: Desk,
  name: DraftName,
  reviewable: readonly ReviewableEntry[],
  decision: Decision,
  reader: Reader,
): Promise<Outcome> {
  if (desksOf(reviewable, reader).length > 0) {
    await desk.decide(undefined, reader.person, chosen(decision, reviewable, reader));
    return { done: 'unpublish' };
  }
  if ((await desk.drafts.find(name)) === undefined) {
    const files = new Map(reviewable.map(({ entry }) => [entryFile(entry), undefined] as const));
    const [first] = reviewable;
    const subject = `Propose taking down "${first === undefined ? name.slug : titleOf(first.entry)}"`;
    await desk.drafts.save(name, reader.person, {
      files,
      base: new Map(),
      status: 'pending_review',
      subject,
    });
  }
  await addNote(desk, name, reader.words.asksDown(decision.comment ?? '…'), reader);
  return { done: 'proposed', draft: name };
}

/** A form lists everything that was on the screen; the decision is only about the entries that the desk must approve. */
function chosen(decision: Decision, reviewable: readonly ReviewableEntry[], reader: Reader): Decision {
  if (decision.desk === '') throw new FormError(422, reader.words.chooseDesk);
  const others = reviewable
    .filter((one) => !asked(one, reader).includes(decision.desk))
    .map(({ entry }) => entryFile(entry));
  const about = [...decision.seen].filter(([file]) => !others.includes(file));
  return { ...decision, seen: about.length === 0 ? decision.seen : new Map(about) };
}
