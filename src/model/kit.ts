import { z } from 'zod';
import { entryFields, image, line, paragraph, reference, relatedFields } from './fields.ts';
import { labelled } from './labels.ts';

export const kit = z.strictObject({
  title: labelled(line(110), ['Title'], ['Titre']),
  summary: labelled(
    line(200),
    ['Summary', 'One or two sentences for lists and social cards.'],
    ['Résumé', 'Une ou deux phrases pour les listes et les réseaux sociaux.'],
  ),
  description: labelled(
    paragraph(1200),
    ['Description', 'The text that a blogger may copy as it is.'],
    ['Description', 'Le texte qu’un blogueur peut reprendre tel quel.'],
  ),
  facts: labelled(
    z
      .array(
        z.strictObject({
          label: labelled(line(60), ['Fact'], ['Donnée']),
          value: labelled(line(300), ['Value'], ['Valeur']),
        }),
      )
      .default([]),
    ['Fact sheet'],
    ['Fiche technique'],
  ),
  authors: labelled(z.array(reference('people')).default([]), ['Authors'], ['Auteurs']),
  topics: labelled(z.array(reference('topics')).default([]), ['Topics'], ['Thèmes']),
  image: labelled(image().optional(), ['Picture'], ['Image']),
  ...relatedFields,
  ...entryFields,
});

export type Kit = z.infer<typeof kit>;
