import { expect, test } from 'vitest';
import { addDuration, day, duration, moment } from '../../src/model/dates.ts';

test.each([
  ['2026-11-02', '2026-11-02T00:00:00.000Z'],
  ['2026-11-02T09:00:00.000+01:00', '2026-11-02T08:00:00.000Z'],
  ['2026-11-02 09:00', '2026-11-02T09:00:00.000Z'],
  ['2026-11-02T09:00:00', '2026-11-02T09:00:00.000Z'],
  ['2026-11-02T09:00:00Z', '2026-11-02T09:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('%s is a moment', (text, iso) => {
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
])('%s is no moment', (text) => {
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

test.each(['P', 'P0D', 'PT1H', '6M', 'P6', 'P-1D', ''])('"%s" is no length of time', (text) => {
  expect(duration.safeParse(text).success).toBe(false);
});
