import { z } from 'zod';
import { entryFields, line, reference, relatedFields } from './fields.ts';
import { labelled } from './labels.ts';
import { addDuration, day, duration } from './dates.ts';

export const answer = z.strictObject({
  question: labelled(line(150), 'answer.question'),
  answer: labelled(line(320), 'answer.answer'),
  topic: labelled(reference('topics'), 'answer.topic'),
  owner: labelled(reference('desks'), 'answer.owner'),
  lastReviewed: labelled(day, 'answer.lastReviewed'),
  reviewEvery: labelled(duration, 'answer.reviewEvery'),
  authors: labelled(z.array(reference('people')).default([]), 'answer.authors'),
  ...relatedFields,
  ...entryFields,
});

export type Answer = z.infer<typeof answer>;

/** The day from which the answer is overdue for review, `YYYY-MM-DD`. */
export function reviewDue(entry: Pick<Answer, 'lastReviewed' | 'reviewEvery'>): string {
  return addDuration(entry.lastReviewed, entry.reviewEvery);
}
