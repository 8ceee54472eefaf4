import { reviewDue } from '../model/answer.ts';
import { ruleFor, requiredDesks } from '../approvals/rules.ts';
import { entryFile, factsOf } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import { publicationState } from './state.ts';

/** Something that a desk has to look at by a certain day. */
export interface Due {
  desk: string;
  /** Path inside the content folder. */
  file: string;
  title: string;
  kind: 'overdue' | 'approval-ends' | 'expires';
  /** `YYYY-MM-DD` */
  day: string;
}

/** How many days before an entry or approval ends its desk is reminded. */
const reminderDays = 30;

/** What each desk has to look at, as of `now`, the earliest first. Pure. */
export function due(entries: readonly AnyEntry[], policy: Policy, now: Date): Due[] {
  const today = now.toISOString().slice(0, 10);
  const soon = new Date(now.getTime() + reminderDays * 86_400_000).toISOString().slice(0, 10);
  const found = entries.flatMap((entry): Due[] => {
    const state = publicationState(entry, now);
    if (state === 'draft' || state === 'expired') return [];
    const { title, owner, review } = factsOf(entry);
    const about = { file: entryFile(entry), title };
    const desks = desksOf(entry, policy);
    const { expireAt } = entry.front;
    const end = expireAt === undefined ? undefined : new Date(expireAt).toISOString().slice(0, 10);
    return [
      ...(review !== undefined && owner !== undefined && reviewDue(review) <= today
        ? [{ desk: owner, ...about, kind: 'overdue' as const, day: reviewDue(review) }]
        : []),
      ...approvalEnds(entry)
        .filter(({ day }) => day <= soon)
        .map((one) => ({ ...one, ...about, kind: 'approval-ends' as const })),
      ...(end !== undefined && end <= soon
        ? desks.map((desk) => ({ desk, ...about, kind: 'expires' as const, day: end }))
        : []),
    ];
  });
  return found.toSorted((a, b) => compare(a.day, b.day) || compare(a.file, b.file));
}

/** The desks responsible for an entry: the owner that it names, else those whose approval it needs. */
function desksOf(entry: AnyEntry, policy: Policy): string[] {
  const { owner } = factsOf(entry);
  if (owner !== undefined) return [owner];
  const rule = ruleFor(entry, policy);
  return rule === undefined ? [] : [...requiredDesks(entry, rule).keys()];
}

/** Per desk, the earliest day on which an approval expires or has expired. */
function approvalEnds({ verdict }: AnyEntry): { desk: string; day: string }[] {
  return (verdict?.desks ?? []).flatMap(({ desk, given, reasons }) => {
    const days = given.flatMap(({ until }) => until ?? []);
    const ended = reasons.flatMap((reason) => (reason.code === 'expired' ? [reason.until] : []));
    const [first] = [...ended, ...days].map((one) => one.slice(0, 10)).toSorted();
    return first === undefined || desk === '' ? [] : [{ desk, day: first }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
