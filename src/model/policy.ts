import { z } from 'zod';
import { localised, slugPattern } from './fields.ts';
import { labelled } from './labels.ts';

/** Departments of the house, each answering for texts. */
export const policy = z.strictObject({
  desks: labelled(
    z
      .record(
        z.string().regex(slugPattern),
        z.strictObject({
          name: labelled(localised(60), ['Name'], ['Nom']),
          contact: labelled(
            z.email().optional(),
            ['Contact for corrections'],
            ['Contact pour les corrections'],
          ),
        }),
      )
      .default({}),
    ['Desks'],
    ['Services'],
  ),
});

export type Policy = z.infer<typeof policy>;
