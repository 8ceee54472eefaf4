import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDuration, day, duration, moment } from '../../src/model/dates.ts';

test.each([
  ['2026-11-02T00:00:00.000+01:00', '2026-11-02', '2026-11-01T23:00:00.000Z'],
  ['2026-11-02T23:30:00-05:00', '2026-11-02', '2026-11-03T04:30:00.000Z'],
  ['2026-11-02 09:00 +01:00', '2026-11-02', '2026-11-02T08:00:00.000Z'],
  ['2026-11-02T09:00+0100', '2026-11-02', '2026-11-02T08:00:00.000Z'],
])('the day of %s is the one that the editor wrote, %s', (text, shown, iso) => {
  expect(day.parse(text)).toBe(shown);
  expect(moment.parse(text)).toBe(iso);
});

test.each([
  ['2026-11-02', '2026-11-02T00:00:00.000Z'],
  ['2026-11-02T09:00:00.000+01:00', '2026-11-02T08:00:00.000Z'],
  ['2026-11-02 09:00', '2026-11-02T09:00:00.000Z'],
  ['2026-11-02T09:00:00', '2026-11-02T09:00:00.000Z'],
  ['2026-11-02T09:00:00Z', '2026-11-02T09:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('%s is a valid time', (text, iso) => {
  expect(moment.parse(text)).toBe(iso);
  expect(day.parse(text)).toBe(iso.slice(0, 10));
});

test.each([
  '2026-02-31',
  '2025-02-29',
  '2026-13-01',
  '2/11/2026',
  'tomorrow',
  '2026-11-02T25:00',
  '2026',
  '20261102',
  '2026-11-02T09:00+99:99',
  '2026-04-31T09:00:00Z',
  '2026-00-10',
  '2026-11-00',
  '2026-11-2',
  '2026-11-02T09',
  '2026-11-02T09:00:60Z',
  '2026-11-02\n2026-11-03',
])('%s is not a valid time', (text) => {
  expect(moment.safeParse(text).success).toBe(false);
});

test.each([
  ['2026-08-31', 'P6M', '2027-02-28'],
  ['2023-08-31', 'P6M', '2024-02-29'],
  ['2026-11-21', 'P1Y', '2027-11-21'],
  ['2026-12-25', 'P2W', '2027-01-08'],
  ['2026-02-27', 'P30D', '2026-03-29'],
  ['2026-01-31', 'P1Y1M', '2027-02-28'],
])('%s and %s give %s', (from, length, due) => {
  expect(addDuration(from, length)).toBe(due);
});

test.each([
  'P1W1D2M',
  'P99999999Y',
  'P6m',
  'P1.5M',
  ' P6M',
  'P0Y6M',
  'P',
  'P0D',
  'PT1H',
  '6M',
  'P6',
  'P-1D',
  '',
])('"%s" is not a valid duration', (text) => {
  expect(duration.safeParse(text).success).toBe(false);
});

test('every existing day is read unchanged, and no other is accepted', () => {
  const days = fc.record({
    year: fc.integer({ min: 1900, max: 2199 }),
    month: fc.integer({ min: 0, max: 13 }),
    date: fc.integer({ min: 0, max: 32 }),
  });
  fc.assert(
    fc.property(days, ({ year, month, date }) => {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      // The oracle: a day exists if the calendar gives the same day back.
      const utc = new Date(Date.UTC(year, month - 1, date));
      const exists =
        utc.getUTCMonth() === month - 1 && utc.getUTCDate() === date && utc.getUTCFullYear() === year;
      return day.safeParse(text).data === (exists ? text : undefined);
    }),
    { numRuns: 2000 },
  );
});

test('a due date is later than its review, for every accepted duration', () => {
  const lengths = fc.stringMatching(/^P([0-9]{1,2}Y)?([0-9]{1,3}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$/);
  fc.assert(
    fc.property(lengths, (length) => {
      if (!duration.safeParse(length).success) return true;
      const due = addDuration('2026-08-31', length);
      return day.safeParse(due).success && due > '2026-08-31';
    }),
    { numRuns: 2000 },
  );
});
