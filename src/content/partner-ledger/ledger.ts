import { z } from 'zod';
import { day } from '../../model/dates.ts';
import { line, reference } from '../../model/fields.ts';
import { considerations } from '../../model/post.ts';

const euros = z
  .number()
  .min(0)
  .max(10_000_000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
    error: 'an amount in euros has at most two decimals',
    params: { fix: 'Write 42.50.' },
  });

/**
 * What was given to partners and received from them, and what they published: the file named by PARTNERS_LEDGER.
 * It contains the values of gifts, so it is private and must be outside the content folder.
 */
export const ledger = z.strictObject({
  given: z
    .array(
      z.strictObject({
        date: day,
        partner: reference('partners'),
        /** What was promoted. Amounts with the same objective are added up. */
        objective: line(200),
        kind: z.enum(considerations).exclude(['none']),
        what: line(300),
        /** In euros, without tax. */
        value: euros,
      }),
    )
    .default([]),
  contracts: z
    .array(
      z.strictObject({
        partner: reference('partners'),
        objective: line(200),
        year: z.number().int().min(2000).max(9999),
        signed: day,
        /** Where it is kept: a number, a folder. */
        reference: line(300),
      }),
    )
    .default([]),
  coverage: z
    .array(
      z.strictObject({
        partner: reference('partners'),
        url: z.url({ protocol: /^https?$/ }),
        published: day,
        /** Whether the label was in its place; absent if nobody has checked. */
        label: z.enum(['seen', 'missing']).optional(),
        checked: day.optional(),
        by: reference('people').optional(),
      }),
    )
    .default([]),
});

export type Ledger = z.infer<typeof ledger>;
