import { z } from 'zod';
import { line, localised, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

export const person = z.strictObject({
  name: labelled(line(100), ['Name'], ['Nom']),
  role: labelled(
    localised(150),
    ['Role', 'What this person answers for.'],
    ['Fonction', 'Ce dont cette personne répond.'],
  ),
  bio: labelled(localisedParagraph(800).optional(), ['About'], ['Présentation']),
  demo: labelled(
    z.boolean().optional(),
    ['Demo person', 'An invented person; pages say so.'],
    ['Personne fictive', 'Une personne inventée\u00a0; les pages le disent.'],
  ),
});
