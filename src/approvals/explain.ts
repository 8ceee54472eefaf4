import { inLanguage } from '../model/fields.ts';
import type { Content } from '../model/content.ts';
import { lineEndsCommand } from '../model/line-ends.ts';
import type { Reason, Verdict } from '../model/verdict.ts';

type Names = Pick<Content, 'people' | 'policy'>;

/** What an entry lacks, in one line for a terminal: `legal: changed since 2026-11-02 (posts/en/a.mdx); product: 1 of 2`. */
export function explainVerdict(verdict: Verdict, names: Names): string {
  const parts = verdict.blocks.map((reason) => explainReason(reason, names));
  // Desks with the same reason are named together.
  const lacking = new Map<string, string[]>();
  for (const { desk, needed, given, reasons } of verdict.desks) {
    if (given.length >= needed) continue;
    const count = given.length > 0 ? [`${String(given.length)} of ${String(needed)}`] : [];
    const why = [...count, ...reasons.map((reason) => explainReason(reason, names))].join(', ');
    lacking.set(why, [...(lacking.get(why) ?? []), ...(desk === '' ? [] : [deskName(desk, names)])]);
  }
  for (const [why, desks] of lacking) parts.push(desks.length === 0 ? why : `${desks.join(' and ')}: ${why}`);
  return parts.join('; ');
}

export function explainReason(reason: Reason, names: Names): string {
  const who = 'person' in reason ? personName(reason.person, names) : '';
  switch (reason.code) {
    case 'never':
      return 'never approved';
    case 'stale':
      return `changed since it was approved on ${day(reason.at)} as ${reason.version} (${reason.changed.join(', ')})`;
    case 'line-endings':
      return `approved on ${day(reason.at)}, but a program has rewritten line endings since; ${lineEndsCommand} restores them`;
    case 'wrong-desk':
      return `${who} was not at the desk ${deskName(reason.desk, names)} on ${day(reason.at)}`;
    case 'unknown-policy':
      return `the policy under which ${who} approved it on ${day(reason.at)} is not on record`;
    case 'own-work':
      return `${who} wrote it and cannot approve it`;
    case 'own-waiver':
      return `${who} gave the waiver, somebody else has to approve it`;
    case 'below-assurance':
      return `the approval by ${who} is ${reason.has}, the rule asks for ${reason.needs}`;
    case 'expired':
      return `the approval of ${day(reason.at)} by ${who} ended on ${reason.until}`;
    case 'withdrawn':
      return `withdrawn on ${day(reason.at)} by ${who}`;
    case 'not-yet':
      return `the decision by ${who} is dated ${reason.at}, which is in the future`;
    case 'no-owner':
      return 'the rule asks for the desk of its owner, and the entry names none';
    case 'changes-requested':
      return `${who} (${deskName(reason.desk, names)}) asked for changes on ${day(reason.at)}: ${reason.comment.replace(/\s+/g, ' ')}`;
    case 'unpublished':
      return `taken down on ${day(reason.at)} by ${who}, approvals from before that do not count`;
    case 'waiver-expired':
      return `the waiver of ${day(reason.at)} by ${who} ended on ${reason.until}`;
    case 'damaged':
      return `its records cannot be trusted: ${reason.file}: ${reason.message}`;
  }
}

/** The heading under which a build lists an entry that it left out. */
export function headingOf(verdict: Verdict): string {
  const codes = [...verdict.blocks, ...verdict.desks.flatMap(({ reasons }) => reasons)].map(
    ({ code }) => code,
  );
  const [, heading] = headings.find(([code]) => codes.includes(code)) ?? ['', 'Waiting for approval'];
  return heading;
}

/** Nobody changed these entries, so one command repairs all of them. */
export const lineEndsHeading = 'Line ends rewritten';

/** The most serious first: an entry is listed under the first heading that fits. */
const headings: readonly (readonly [Reason['code'], string])[] = [
  ['damaged', 'Records that cannot be trusted'],
  ['unpublished', 'Taken down'],
  ['changes-requested', 'Changes requested'],
  ['withdrawn', 'Approval withdrawn'],
  ['waiver-expired', 'Waiver ended'],
  ['expired', 'Approval ended'],
  ['line-endings', lineEndsHeading],
  ['stale', 'Changed since approval'],
];

export function personName(id: string, { people }: Names): string {
  return Object.hasOwn(people, id) ? (people[id]?.name ?? id) : id;
}

export function deskName(id: string, { policy }: Names): string {
  return Object.hasOwn(policy.desks, id) ? inLanguage(policy.desks[id]?.name ?? id, 'en') : id;
}

function day(moment: string): string {
  return moment.slice(0, 10);
}
