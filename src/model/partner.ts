import { z } from 'zod';
import { line, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

export const partner = z.strictObject({
  name: labelled(line(100), ['Name'], ['Nom']),
  website: labelled(z.url({ protocol: /^https?$/ }).optional(), ['Website'], ['Site web']),
  relation: labelled(
    localisedParagraph(800),
    ['Relation', 'In words: who gives what to whom, and since when.'],
    ['Relation', 'En toutes lettres\u00a0: qui donne quoi à qui, et depuis quand.'],
  ),
  demo: labelled(
    z.boolean().optional(),
    ['Demo partner', 'An invented partner; pages say so.'],
    ['Partenaire fictif', 'Un partenaire inventé\u00a0; les pages le disent.'],
  ),
});
