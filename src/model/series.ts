import { z } from 'zod';
import { localised, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

/** A run of posts that are read in order. Which ones, and in which order, the posts themselves say. */
export const series = z.strictObject({
  name: labelled(localised(80), 'series.name'),
  description: labelled(localisedParagraph(300), 'series.description'),
});
