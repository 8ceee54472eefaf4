import { reasonSentences } from '../i18n/reasons.ts';
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
  return reasonSentences.en(reason, {
    person: (id) => personName(id, names),
    desk: (id) => deskName(id, names),
    day: (moment) => moment.slice(0, 10),
    exactly: (moment) => moment,
    command: lineEndsCommand,
  });
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
