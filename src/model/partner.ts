import { z } from 'zod';
import { line, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

export const partner = z.strictObject({
  name: labelled(line(100), 'partner.name'),
  website: labelled(z.url({ protocol: /^https?$/ }).optional(), 'partner.website'),
  relation: labelled(localisedParagraph(800), 'partner.relation'),
  demo: labelled(z.boolean().optional(), 'partner.demo'),
});
