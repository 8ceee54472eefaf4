import type { Reason } from '../../model/verdict.ts';

/** How a sentence names people, desks and days. */
export interface Names {
  person: (id: string) => string;
  desk: (id: string) => string;
  day: (moment: string) => string;
  /** A day or moment on which something ends or begins: terminals write it whole. */
  exactly: (moment: string) => string;
  /** The command that restores rewritten line endings. */
  command: string;
}

/** Why an approval is missing, as the end of a sentence: `legal: never approved`. */
export function words(reason: Reason, names: Names): string {
  const who = 'person' in reason ? names.person(reason.person) : '';
  const on = 'at' in reason ? names.day(reason.at) : '';
  switch (reason.code) {
    case 'never':
      return 'never approved';
    case 'stale':
      return `changed since it was approved on ${on} as ${reason.version} (${reason.changed.join(', ')})`;
    case 'line-endings':
      return `approved on ${on}, but a program has rewritten line endings since; ${names.command} restores them`;
    case 'wrong-desk':
      return `${who} was not at the desk ${names.desk(reason.desk)} on ${on}`;
    case 'unknown-policy':
      return `the policy under which ${who} approved it on ${on} is not on record`;
    case 'own-work':
      return `${who} wrote it and cannot approve it`;
    case 'own-waiver':
      return `${who} gave the waiver, somebody else has to approve it`;
    case 'below-assurance':
      return `the approval by ${who} is ${reason.has}, the rule asks for ${reason.needs}`;
    case 'expired':
      return `the approval of ${on} by ${who} ended on ${names.exactly(reason.until)}`;
    case 'withdrawn':
      return `withdrawn on ${on} by ${who}`;
    case 'not-yet':
      return `the decision by ${who} is dated ${names.exactly(reason.at)}, which is in the future`;
    case 'no-owner':
      return 'the rule asks for the desk of its owner, and the entry names none';
    case 'changes-requested':
      return `${who} (${names.desk(reason.desk)}) asked for changes on ${on}: ${reason.comment.replace(/\s+/g, ' ')}`;
    case 'unpublished':
      return `taken down on ${on} by ${who}, approvals from before that do not count`;
    case 'waiver-expired':
      return `the waiver of ${on} by ${who} ended on ${names.exactly(reason.until)}`;
    case 'damaged':
      return `its records cannot be trusted: ${reason.file}: ${reason.message}`;
  }
}

export type ReasonSentence = typeof words;
