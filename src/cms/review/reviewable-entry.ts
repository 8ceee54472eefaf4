import { requiredDesks, ruleFor } from '../../approvals/rules.ts';
import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { DeskVerdict } from '../../model/verdict.ts';
import { seenOf } from '../desk/decide.ts';
import type { Reader } from './reader.ts';

/** An entry that desks are asked about, as it would be, or as it is on the site. */
export interface ReviewableEntry {
  entry: AnyEntry;
  /** People whose own work it is: those it names, and those who saved it. */
  authors: readonly string[];
  /** It is on the site, and the draft takes it away. */
  removes: boolean;
}

/** What keeps a person's approval from counting; `may` where nothing does. */
export type Standing = 'may' | 'given' | 'own-work' | 'own-waiver' | 'stranger';

/** Whether an approval by somebody, the reader for one, would count for a desk. */
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
  // Who asked for changes settles that by approving again.
  return given.some(({ person }) => person === id) && hasAsked !== true ? 'given' : 'may';
}

/** The people of a desk who have the next word on an entry: its own authors do not where the rule says so. */
export function nextApprovers(desk: string, reviewable: ReviewableEntry, reader: Reader): string[] {
  const members = reader.members(desk);
  return reviewable.removes
    ? members
    : members.filter((person) => standingOf(desk, reviewable, reader, person) === 'may');
}

/** The desks that the policy asks about an entry. */
export function asked({ entry }: ReviewableEntry, reader: Reader): string[] {
  const rule = ruleFor(entry, reader.content.policy);
  return rule === undefined ? [] : [...requiredDesks(entry, rule).keys()];
}

/** Whether somebody has agreed to take an entry down, and nobody has approved it anew. One of its desks is enough. */
export function isAgreed({ entry: { verdict } }: Pick<ReviewableEntry, 'entry'>): boolean {
  if (verdict === undefined || verdict.approved) return false;
  const reasons = [...verdict.blocks, ...verdict.desks.flatMap((desk) => desk.reasons)];
  return reasons.some(({ code }) => code === 'unpublished');
}

/** The desks from which something is still missing; of an entry that is to go, all that could agree. */
export function lacking(reviewable: ReviewableEntry): DeskVerdict[] {
  const { entry, removes } = reviewable;
  const desks = entry.verdict?.desks ?? [];
  if (removes) return isAgreed(reviewable) ? [] : desks.map((desk) => ({ ...desk, given: [], reasons: [] }));
  if (entry.verdict?.basis === 'import') return [];
  const isHeldUp = (desk: string) =>
    entry.verdict?.blocks.some((block) => block.code === 'changes-requested' && block.desk === desk) === true;
  return desks.filter(({ desk, given, needed }) => given.length < needed || isHeldUp(desk));
}

/** From which desks something is missing, and who of them could give it. */
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

/** Whether the reader has the next word on it. */
export function waitsForReader(reviewable: ReviewableEntry, reader: Reader): boolean {
  return lacking(reviewable).some(({ desk }) => {
    const standing = standingOf(desk, reviewable, reader);
    return reviewable.removes ? standing !== 'stranger' : standing === 'may';
  });
}

/** What a form sends back, so that a decision is about what was on the screen. */
export function seenField({ entry }: ReviewableEntry): string {
  return `${entryFile(entry)} ${seenOf(entry)}`;
}
