import { z } from 'zod';
import { entryFields, image, line } from './fields.ts';
import { labelled } from './labels.ts';

export const page = z.strictObject({
  title: labelled(line(110), ['Title'], ['Titre']),
  description: labelled(
    line(200),
    ['Description', 'One or two sentences for search engines and social cards.'],
    ['Description', 'Une ou deux phrases pour les moteurs de recherche et les réseaux sociaux.'],
  ),
  image: labelled(image().optional(), ['Picture'], ['Image']),
  ...entryFields,
});

export type Page = z.infer<typeof page>;
