import { deskName, personName } from '../../approvals/explain.ts';
import { printable } from '../../content/records/report.ts';
import type { Review } from '../forge.ts';
import type { Weighed, Weighing } from './weighing.ts';

/** A larger difference between two clocks is reported, in milliseconds. */
const clockSkew = 5 * 60_000;

/** The result of recording a pull request's reviews, for a terminal. */
export function printIngested(weighing: Weighing, now: Date): string {
  const { made, known, pending, skipped, pull } = weighing;
  const lines = [
    ...list('Put on record', made, weighing),
    ...list('On record already', known, weighing),
    ...list('To be put on record once it is merged', pending, weighing),
    ...(skipped.length === 0
      ? []
      : [
          'Not put on record',
          ...skipped.map(({ review, why }) => `    ${reviewer(review)}: ${printable(why)}`),
        ]),
    ...early(made, now),
  ];
  const head = `Pull request #${String(pull.number)}, ${printable(pull.title)}`;
  return `${head}\n${lines.length === 0 ? '  No reviews that approve or ask for changes.' : lines.map((one) => `  ${one}`).join('\n')}`;
}

/** The same for programs. */
export function ingestedJson({ pull, made, known, pending, skipped }: Weighing): object {
  const plain = ({ review, entry, desk, person, decision }: Weighed) => ({
    review: review.id,
    at: review.at,
    entry,
    desk,
    person,
    decision,
  });
  return {
    pull: pull.number,
    state: pull.state,
    recorded: made.map((one) => ({ ...plain(one), file: one.file })),
    known: known.map(plain),
    pending: pending.map(plain),
    passed: skipped.map(({ review, why }) => ({ review: review.id, at: review.at, why })),
  };
}

function list(heading: string, all: readonly Weighed[], { site: { content } }: Weighing): string[] {
  if (all.length === 0) return [];
  const verbs = { approve: 'approves', 'request-changes': 'asks for changes to', unpublish: 'takes down' };
  return [
    heading,
    ...all.map(
      ({ entry, desk, person, decision, review }) =>
        `    ${personName(person, content)} (${deskName(desk, content)}) ${verbs[decision]} ${entry}, ${review.at}`,
    ),
  ];
}

function early(made: readonly Weighed[], now: Date): string[] {
  const [latest] = made
    .map(({ review }) => review.at)
    .toSorted()
    .toReversed();
  if (latest === undefined || Date.parse(latest) <= now.getTime() + clockSkew) return [];
  return [
    `The forge dates a review ${latest}, and this machine has ${now.toISOString().slice(0, 19)}Z: one of the two clocks is wrong. Until then the approval does not count here.`,
  ];
}

function reviewer({ by, at }: Review): string {
  return `${by === undefined ? 'somebody' : `@${printable(by.login)}`} on ${at}`;
}
