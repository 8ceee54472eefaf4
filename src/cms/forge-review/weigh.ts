import { membersOf, reaches, requiredDesks, ruleFor } from '../../approvals/rules.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Policy } from '../../model/policy.ts';
import { desksFor } from '../../forges/standing.ts';
import type { Opinion } from '../../forges/standing.ts';

/** Where an entry of a pull request stands with one desk. */
export interface DeskStanding {
  /** Empty where the rule asks for the owner's and the entry names none. */
  desk: string;
  needed: number;
  given: { person: string; at: string }[];
  /** Who asks for changes, and what they say. */
  against: { person: string; at: string; comment: string | undefined }[];
  /** Who is waited for; empty where nothing is missing. */
  could: string[];
  /** The policy asks for more than a forge can show: a signature. */
  isBeyond: boolean;
}

export interface Weighed {
  policy: Policy;
  opinions: readonly Opinion[];
  /** Whether the entry was, in a commit that somebody looked at, what it is now. */
  isSame: (commit: string) => boolean;
  /** People who wrote it, by the policy's ids. */
  authors: readonly string[];
  now: Date;
}

/**
 * What the reviews of a pull request come to for one entry, as they will be counted when they are put on record: the
 * last word of each person, about these very bytes, for a desk that the policy asks. Pure.
 */
export function weighEntry(
  entry: AnyEntry,
  { policy, opinions, isSame, authors, now }: Weighed,
): DeskStanding[] {
  const rule = ruleFor(entry, policy);
  if (rule === undefined) return [];
  const required = requiredDesks(entry, rule);
  const asked = [...required.keys()].filter(Boolean);
  const mayNot = (person: string) => rule.notAuthor === true && authors.includes(person);
  const said = opinions
    .filter(({ commit, person }) => isSame(commit) && !mayNot(person))
    .flatMap((opinion) => {
      const desks = desksFor(opinion, asked, policy);
      return 'why' in desks ? [] : desks.map((desk) => ({ desk, ...opinion }));
    });
  const isEnough = reaches('forge', rule.minAssurance);
  return [...required].map(([desk, needed]) => {
    const own = said.filter((one) => one.desk === desk);
    const of = (decision: Opinion['decision']) => own.filter((one) => one.decision === decision);
    const given = isEnough ? of('approve').map(({ person, review }) => ({ person, at: review.at })) : [];
    const people = given.filter(
      ({ person }, index) => given.findIndex((one) => one.person === person) === index,
    );
    return {
      desk,
      needed,
      given: people,
      against: of('request-changes').map(({ person, review, comment }) => ({
        person,
        at: review.at,
        comment,
      })),
      could:
        people.length >= needed || !isEnough
          ? []
          : membersOf(desk, now.toISOString(), policy).filter(
              (person) => !mayNot(person) && !people.some((one) => one.person === person),
            ),
      isBeyond: !isEnough,
    };
  });
}

/** Whether nothing is missing at a desk, and nobody there asks for changes. */
export function isContent({ needed, given, against }: DeskStanding): boolean {
  return given.length >= needed && against.length === 0;
}

/** The desks for which somebody's word is asked, and would count. */
export function deskOf(person: string, standings: readonly DeskStanding[]): string[] {
  return [...new Set(standings.filter(({ could }) => could.includes(person)).map(({ desk }) => desk))];
}
