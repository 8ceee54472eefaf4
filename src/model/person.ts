import { z } from 'zod';
import { line, localised, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

export const person = z.strictObject({
  name: labelled(line(100), 'person.name'),
  role: labelled(localised(150), 'person.role'),
  bio: labelled(localisedParagraph(800).optional(), 'person.bio'),
  demo: labelled(z.boolean().optional(), 'person.demo'),
});
