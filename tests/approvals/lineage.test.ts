import { expect, test } from 'vitest';
import { Lineage } from '../../src/approvals/lineage.ts';
import type { ApprovalRecord } from '../../src/approvals/record.ts';

const record = (id: string, at: string, previous: string[]) =>
  ({ id, predicate: { at, previous } }) as unknown as ApprovalRecord;

test.each([
  [
    'in the same second, by which record knew which',
    ['b', 'c', 'a'],
    [
      record('a', '2026-06-01T12:00:00Z', []),
      record('c', '2026-06-01T12:00:00Z', ['a']),
      record('b', '2026-06-01T12:00:00Z', ['c']),
    ],
  ],
  [
    'with a clock that was ahead',
    ['b', 'a'],
    [record('a', '2026-06-03T12:00:00Z', []), record('b', '2026-06-01T12:00:00Z', ['a'])],
  ],
  [
    'by time if neither knew the other',
    ['c', 'b', 'a'],
    [
      record('a', '2026-06-01T00:00:00Z', []),
      record('b', '2026-06-02T00:00:00Z', ['a']),
      record('c', '2026-06-03T00:00:00Z', ['a']),
    ],
  ],
])('newest first: %s', (_, order, records) => {
  const lineage = new Lineage(records);
  expect(lineage.newestFirst(records).map(({ id }) => id)).toEqual(order);
  expect(lineage.newestFirst(records.toReversed()).map(({ id }) => id)).toEqual(order);
});
