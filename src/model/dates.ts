import { z } from 'zod';

const bareDate = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? *(Z|[+-]\d{2}:?\d{2})?$/;

/** @param read gives the field's value from the moment in UTC and the text as it was written */
const dated = (read: (iso: string, text: string) => string) =>
  z.string().transform((text, context) => {
    const iso = toIso(text.trim());
    if (iso !== undefined) return read(iso, text.trim());
    context.addIssue({
      code: 'custom',
      message: `"${text}" is not a date`,
      params: { fix: 'Write a date as 2026-11-02, or a date and time as 2026-11-02T09:00:00Z.' },
    });
    return z.NEVER;
  });

/**
 * A moment as an editor or Decap writes it: `2026-11-02`, `2026-11-02T09:00:00.000+01:00`, quoted or bare.
 * Without a zone it means UTC, so that every machine reads the same moment. Gives the ISO form in UTC.
 */
export const moment = dated((iso) => iso);

/**
 * A day, `YYYY-MM-DD`. Decap's picker may add a time and a zone: the day is the one that the editor saw, so that
 * midnight in Paris is not the evening before.
 */
export const day = dated((_, text) => text.slice(0, 10));

function toIso(text: string): string | undefined {
  if (!bareDate.test(text) && !dateTime.test(text)) return undefined;
  const joined = text.replace(' ', 'T').replaceAll(' ', '');
  const zoned = bareDate.test(text)
    ? `${text}T00:00:00Z`
    : /(Z|[+-]\d{2}:?\d{2})$/.test(text)
      ? joined
      : `${joined}Z`;
  const date = new Date(zoned);
  if (Number.isNaN(date.getTime())) return undefined;
  // JavaScript rolls 31 February over into March; an editor should hear of it instead.
  const dayGiven = Number(text.slice(8, 10));
  const daysInMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return dayGiven <= daysInMonth ? date.toISOString() : undefined;
}

/** How far ahead of UTC the earliest time zone is, in milliseconds. */
const earliestZone = 14 * 3_600_000;

/** The latest day that has begun anywhere: what is dated so is not in the future. */
export function latestDayAt(now: Date): string {
  return new Date(now.getTime() + earliestZone).toISOString().slice(0, 10);
}

// Few enough digits that the day after it is still one that calendars and JavaScript know.
const durationPattern = /^P(?:(\d{1,2})Y)?(?:(\d{1,3})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/;

/** How often an answer is to be reviewed: an ISO 8601 duration of years, months, weeks and days, such as `P6M`. */
export const duration = z
  .string()
  .refine((text) => durationPattern.test(text) && /\d/.test(text) && !/\D0+\D/.test(text), {
    error: (issue) => `"${String(issue.input)}" is not a length of time`,
    params: { fix: 'Write an ISO 8601 duration: P6M (six months), P1Y (a year), P2W (two weeks), P30D.' },
  });

/**
 * The day that lies `length` after `from`. A month's end is kept: 31 August and P6M give 28 (or 29) February.
 * @param from `YYYY-MM-DD`
 * @param length ISO 8601 duration as {@link duration} accepts it
 */
export function addDuration(from: string, length: string): string {
  const [, years = '0', months = '0', weeks = '0', days = '0'] = durationPattern.exec(length) ?? [];
  const [year = 0, month = 1, dayOfMonth = 1] = from.split('-').map(Number);
  const monthIndex = year * 12 + (month - 1) + Number(years) * 12 + Number(months);
  const lastDay = new Date(Date.UTC(Math.floor(monthIndex / 12), (monthIndex % 12) + 1, 0)).getUTCDate();
  const date = new Date(
    Date.UTC(Math.floor(monthIndex / 12), monthIndex % 12, Math.min(dayOfMonth, lastDay)) +
      (Number(weeks) * 7 + Number(days)) * 86_400_000,
  );
  return date.toISOString().slice(0, 10);
}
