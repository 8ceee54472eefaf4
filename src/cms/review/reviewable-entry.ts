import { requiredDesks, ruleFor } from '../../approvals/rules.ts';
import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { DeskVerdict } from '../../model/verdict.ts';
import { seenOf } from '../desk/decide.ts';
import type { Reader } from './reader.ts';

/** An entry for review, as it would be or as it is on the site. */
export interface ReviewableEntry {
  entry: AnyEntry;
  /** Its authors: the people that it names, and those who saved it. */
  authors: readonly string[];
  /** Whether it is on the site and the draft deletes it. */
  removes: boolean;
}

/** Why a person's approval would not count; `may` if it would. */
export type Standing = 'may' | 'given' | 'own-work' | 'own-waiver' | 'stranger';

/** Whether an approval by a person, by default the reader, would count for a desk. */
export function standingOf(
  desk: string,
  { entry, authors }: ReviewableEntry,
  reader: Reader,
  id: string = reader.person.id,
): Standing {
  if (!reader.members(desk).includes(id)) return 'stranger';
  const isOwn = ruleFor(entry, reader.content.policy)?.notAuthor === true && authors.includes(id);
  if (isOwn) return 'own-work';
  const { verdict } = entry;
  if (verdict?.waiver?.person === id) return 'own-waiver';
  const hasAsked = verdict?.blocks.some((block) => block.code === 'changes-requested' && block.person === id);
  const given = verdict?.desks.find((one) => one.desk === desk)?.given ?? [];
  // A person who requested changes withdraws that by approving again.
  return given.some(({ person }) => person === id) && hasAsked !== true ? 'given' : 'may';
}

/** The people of a desk who can approve an entry; without its own authors if the rule says so. */
export function nextApprovers(desk: string, reviewable: ReviewableEntry, reader: Reader): string[] {
  const members = reader.members(desk);
  return reviewable.removes
    ? members
    : members.filter((person) => standingOf(desk, reviewable, reader, person) === 'may');
}

/** The desks that must approve an entry. */
export function asked({ entry }: ReviewableEntry, reader: Reader): string[] {
  const rule = ruleFor(entry, reader.content.policy);
  return rule === undefined ? [] : [...requiredDesks(entry, rule).keys()];
}

/** Whether somebody agreed to unpublish an entry and nobody has approved it since. One of its desks is enough. */
export function isAgreed({ entry: { verdict } }: Pick<ReviewableEntry, 'entry'>): boolean {
  if (verdict === undefined || verdict.approved) return false;
  const reasons = [...verdict.blocks, ...verdict.desks.flatMap((desk) => desk.reasons)];
  return reasons.some(({ code }) => code === 'unpublished');
}

/** The desks whose approval is missing; for an entry to be deleted, all desks that could agree. */
export function lacking(reviewable: ReviewableEntry): DeskVerdict[] {
  const { entry, removes } = reviewable;
  const desks = entry.verdict?.desks ?? [];
  if (removes) return isAgreed(reviewable) ? [] : desks.map((desk) => ({ ...desk, given: [], reasons: [] }));
  if (entry.verdict?.basis === 'import') return [];
  const isHeldUp = (desk: string) =>
    entry.verdict?.blocks.some((block) => block.code === 'changes-requested' && block.desk === desk) === true;
  return desks.filter(({ desk, given, needed }) => given.length < needed || isHeldUp(desk));
}

/** The desks whose approval is missing, and their people who can give it. */
export function lackingIn(
  reviewable: readonly ReviewableEntry[],
  reader: Reader,
): { desks: string[]; people: Record<string, string[]> } {
  const people = new Map<string, Set<string>>();
  for (const one of reviewable) {
    for (const { desk } of lacking(one)) {
      people.set(desk, new Set([...(people.get(desk) ?? []), ...nextApprovers(desk, one, reader)]));
    }
  }
  return {
    desks: [...people.keys()],
    people: Object.fromEntries([...people].map(([desk, ids]) => [desk, [...ids]])),
  };
}

/** Whether the reader can approve it now. */
export function waitsForReader(reviewable: ReviewableEntry, reader: Reader): boolean {
  return lacking(reviewable).some(({ desk }) => {
    const standing = standingOf(desk, reviewable, reader);
    return reviewable.removes ? standing !== 'stranger' : standing === 'may';
  });
}

/** The value that a form sends back, so that the decision is about what was on the screen. */
export function seenField({ entry }: ReviewableEntry): string {
  return `${entryFile(entry)} ${seenOf(entry)}`;
}
