import { z } from 'zod';
import { entryFields, image, line, reference, relatedFields } from './fields.ts';
import { feedFields } from './feed-id.ts';
import { labelled } from './labels.ts';
import { day } from './dates.ts';

/** What a partner gave for a post. The law asks for a label for all but `none`. */
export const considerations = ['none', 'loan', 'gift', 'travel', 'payment', 'affiliate', 'other'] as const;
export type Consideration = (typeof considerations)[number];

/** Who gave it: the partner to the house, or the house to the partner. */
export const givers = ['partner', 'us'] as const;
export type Giver = (typeof givers)[number];

export const post = z.strictObject({
  title: labelled(line(110), 'post.title'),
  description: labelled(line(200), 'post.description'),
  date: labelled(day, 'post.date'),
  authors: labelled(z.array(reference('people')).min(1), 'post.authors'),
  topics: labelled(z.array(reference('topics')).default([]), 'post.topics'),
  series: labelled(reference('series').optional(), 'post.series'),
  part: labelled(z.int().min(1).optional(), 'post.part'),
  image: labelled(image().optional(), 'post.image'),
  partnership: labelled(
    z
      .strictObject({
        partner: labelled(reference('partners'), 'post.partnership.partner'),
        consideration: labelled(z.enum(considerations), 'post.partnership.consideration'),
        by: labelled(z.enum(givers).optional(), 'post.partnership.by'),
        what: labelled(line(80).optional(), 'post.partnership.what'),
      })
      .optional(),
    'post.partnership',
  ),
  ...relatedFields,
  ...entryFields,
  ...feedFields,
});

export type Post = z.infer<typeof post>;
