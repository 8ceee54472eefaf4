import { z } from 'zod';
import { localised, localisedParagraph } from './fields.ts';
import { labelled } from './labels.ts';

/** A run of posts that are read in order. Which ones, and in which order, the posts themselves say. */
export const series = z.strictObject({
  name: labelled(localised(80), ['Name'], ['Nom']),
  description: labelled(
    localisedParagraph(300),
    ['Description', 'What the posts have in common, for whoever comes to the first of them.'],
    ['Description', 'Ce que ces articles ont en commun, pour qui arrive au premier.'],
  ),
});
