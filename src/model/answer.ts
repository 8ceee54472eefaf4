import { z } from 'zod';
import { entryFields, line, reference, relatedFields } from './fields.ts';
import { labelled } from './labels.ts';
import { addDuration, day, duration } from './dates.ts';

export const answer = z.strictObject({
  question: labelled(
    line(150),
    ['Question', 'As a visitor would ask it.'],
    ['Question', 'Telle qu’un visiteur la poserait.'],
  ),
  answer: labelled(
    line(320),
    ['Short answer', 'One or two sentences that stand alone in a search result.'],
    ['Réponse courte', 'Une ou deux phrases qui se suffisent dans un résultat de recherche.'],
  ),
  topic: labelled(reference('topics'), ['Topic'], ['Thème']),
  owner: labelled(
    reference('desks'),
    ['Owner desk', 'The department that answers for this text.'],
    ['Service responsable', 'Le service qui répond de ce texte.'],
  ),
  lastReviewed: labelled(day, ['Last reviewed'], ['Dernière relecture']),
  reviewEvery: labelled(
    duration,
    ['Review every', 'P6M is six months, P1Y a year.'],
    ['Relire tous les', 'P6M\u00a0: six mois, P1Y\u00a0: un an.'],
  ),
  authors: labelled(z.array(reference('people')).default([]), ['Authors'], ['Auteurs']),
  ...relatedFields,
  ...entryFields,
});

export type Answer = z.infer<typeof answer>;

/** The day from which the answer is overdue for review, `YYYY-MM-DD`. */
export function reviewDue(entry: Pick<Answer, 'lastReviewed' | 'reviewEvery'>): string {
  return addDuration(entry.lastReviewed, entry.reviewEvery);
}
