import { z } from 'zod';

const bareDate = /^\d{4}-\d{2}-\d{2}$/;
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A moment as an editor or Decap writes it: `2026-11-02`, `2026-11-02T09:00:00.000+01:00`, quoted or bare.
 * Without a zone it means UTC, so that every machine reads the same moment. Gives the ISO form in UTC.
 */
export const moment = z.string().transform((text, context) => {
  const iso = toIso(text);
  if (iso !== undefined) return iso;
  context.addIssue({
    code: 'custom',
    message: `"${text}" is not a date`,
    params: { fix: 'Write a date as 2026-11-02, or a date and time as 2026-11-02T09:00:00Z.' },
  });
  return z.NEVER;
});

/** A day, `YYYY-MM-DD`; a date-time is cut to the day (UTC), since Decap's picker may add a time. */
export const day = moment.transform((iso) => iso.slice(0, 10));

function toIso(text: string): string | undefined {
  const trimmed = text.trim();
  if (!bareDate.test(trimmed) && !dateTime.test(trimmed)) return undefined;
  const zoned = bareDate.test(trimmed)
    ? `${trimmed}T00:00:00Z`
    : /(Z|[+-]\d{2}:?\d{2})$/.test(trimmed)
      ? trimmed.replace(' ', 'T')
      : `${trimmed.replace(' ', 'T')}Z`;
  const date = new Date(zoned);
  if (Number.isNaN(date.getTime())) return undefined;
  // JavaScript rolls 31 February over into March; an editor should hear of it instead.
  const dayGiven = Number(trimmed.slice(8, 10));
  const daysInMonth = new Date(
    Date.UTC(Number(trimmed.slice(0, 4)), Number(trimmed.slice(5, 7)), 0),
  ).getUTCDate();
  return dayGiven <= daysInMonth ? date.toISOString() : undefined;
}

const durationPattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

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
