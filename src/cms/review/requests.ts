import type { Decision } from '../desk/decide.ts';
import type { Kept } from '../desk/bring-together.ts';
import { draftStatuses } from '../desk/draft.ts';
import type { DraftStatus } from '../desk/draft.ts';
import { DeskError } from '../desk/refusals.ts';
import { waiverMaxDays } from '../../approvals/record.ts';
import { addDuration } from '../../model/dates.ts';
import type { Typed } from './decision-choices.ts';
import { FormError, fieldOf } from './form-fields.ts';
import type { Reader } from './reader.ts';
import { takedownWordsIn, takedownWordsTyped } from './takedown-words.ts';

/** The days on which a waiver may end. */
export function waiverDays(now: Date): { first: string; last: string } {
  const today = now.toISOString().slice(0, 10);
  return {
    first: addDuration(today, 'P1D'),
    last: addDuration(today, `P${String(waiverMaxDays)}D`),
  };
}

/** The values of a form, to be shown again if it is refused. */
export function typedIn(form: FormData): Typed {
  return {
    form: fieldOf(form, 'decision') || 'note',
    text: fieldOf(form, 'comment') || fieldOf(form, 'text'),
    desk: fieldOf(form, 'desk'),
    expires: fieldOf(form, 'expires'),
    ...takedownWordsTyped(form),
  };
}

/** @throws FormError 422 for missing fields of a decision, before its entry is checked */
export function decisionIn(form: FormData, reader: Reader): Decision {
  const { words: t, now } = reader;
  const decision = fieldOf(form, 'decision');
  const desk = fieldOf(form, 'desk');
  const comment = fieldOf(form, 'comment').trim();
  const expires = fieldOf(form, 'expires');
  if ((decision === 'request-changes' || decision === 'waiver') && comment === '')
    throw new FormError(422, t.sayWhy);
  if (comment.length > 2000) throw new FormError(422, t.tooLong(2000));
  const { first, last } = waiverDays(now);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(expires) && expires >= first && expires <= last;
  if (decision === 'waiver' && !isDay)
    throw new FormError(422, t.sayUntil(reader.day(first), reader.day(last)));
  const seen = seenIn(form);
  const isTakenDown = decision === 'take-down' || decision === 'unpublish';
  return {
    decision: isTakenDown ? 'unpublish' : decision,
    desk,
    seen,
    ...(comment !== '' && { comment }),
    ...(isTakenDown && takedownWordsIn(form, seen.keys(), reader)),
    ...(decision === 'waiver' && { expires }),
  };
}

/** @throws FormError 422 */
export function noteIn(form: FormData, { words: t }: Reader): string {
  const text = fieldOf(form, 'text').trim();
  if (text === '') throw new FormError(422, t.sayNote);
  if (text.length > 10_000) throw new FormError(422, t.tooLong(10_000));
  return text;
}

/** @throws DeskError 400 */
export function statusIn(form: FormData): DraftStatus {
  const status = draftStatuses.find((one) => one === fieldOf(form, 'status'));
  if (status === undefined) throw new DeskError(400, 'There is no such status.');
  return status;
}

/** The kept version of each file: `keep <file>`. */
export function keptIn(form: FormData): Map<string, Kept> {
  return new Map(
    [...form].flatMap(([name, value]) =>
      name.startsWith('keep ') && (value === 'draft' || value === 'site' || value === 'both')
        ? [[name.slice('keep '.length), value] as const]
        : [],
    ),
  );
}

/** `<file> <digest>`, once for each entry. */
function seenIn(form: FormData): Map<string, string> {
  return new Map(
    form.getAll('seen').flatMap((one) => {
      const [file = '', digest = '', ...more] = typeof one === 'string' ? one.split(' ') : [];
      return more.length === 0 && file !== '' && digest !== '' ? [[file, digest] as const] : [];
    }),
  );
}
