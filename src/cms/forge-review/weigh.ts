import { membersOf, reaches, requiredDesks, ruleFor } from '../../approvals/rules.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Policy } from '../../model/policy.ts';
import { desksFor } from '../../forges/standing.ts';
import type { Opinion } from '../../forges/standing.ts';

/** The state of an entry of a pull request at one desk. */
export interface DeskStanding {
  /** Empty if the rule requires the owner desk and the entry names none. */
  desk: string;
  needed: number;
  given: { person: string; at: string }[];
  /** The people who request changes, with their comments. */
  against: { person: string; at: string; comment: string | undefined }[];
  /** The people who can still approve; empty if nothing is missing. */
  could: string[];
  /** The policy requires more than a forge can show: a signature. */
  isBeyond: boolean;
}

export interface Weighed {
  policy: Policy;
  opinions: readonly Opinion[];
  /** Whether the entry had the same content in the reviewed commit as now. */
  isSame: (commit: string) => boolean;
  /** Its authors, by the policy's ids. */
  authors: readonly string[];
  now: Date;
}

/**
 * What the reviews of a pull request mean for one entry, counted as they will be when recorded: the last opinion
 * of each person, about exactly these bytes, for a desk that the policy requires. Pure.
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

/** Whether a desk has all approvals, and nobody there requests changes. */
export function isContent({ needed, given, against }: DeskStanding): boolean {
  return given.length >= needed && against.length === 0;
}

/** The desks where a person's approval is missing and would count. */
export function deskOf(person: string, standings: readonly DeskStanding[]): string[] {
  return [...new Set(standings.filter(({ could }) => could.includes(person)).map(({ desk }) => desk))];
}
