import { z } from 'zod';
import { localised, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

export const topic = z.strictObject({
  name: labelled(localised(60), 'topic.name'),
  description: labelled(localisedParagraph(300), 'topic.description'),
  order: labelled(z.int().min(0).optional(), 'topic.order'),
});
