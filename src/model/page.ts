import { z } from 'zod';
import { entryFields, image, line } from './fields.ts';
import { labelled } from './labels.ts';

export const page = z.strictObject({
  title: labelled(line(110), 'page.title'),
  description: labelled(line(200), 'page.description'),
  image: labelled(image().optional(), 'page.image'),
  ...entryFields,
});

export type Page = z.infer<typeof page>;
