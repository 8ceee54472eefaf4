import { z } from 'zod';
import { localised, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

export const topic = z.strictObject({
  name: labelled(localised(60), ['Name'], ['Nom']),
  description: labelled(localisedParagraph(300), ['Description'], ['Description']),
  order: labelled(
    z.int().min(0).optional(),
    ['Order', 'Topics with a smaller number come first.'],
    ['Ordre', 'Les thèmes de plus petit numéro viennent d’abord.'],
  ),
});
