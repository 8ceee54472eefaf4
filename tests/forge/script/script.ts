import { conflicts } from './conflicts.ts';
import { content } from './content.ts';
import { entry, notes } from './entry.ts';
import { people } from './people.ts';
import { refusals } from './refusals.ts';
import { reviews } from './reviews.ts';

/**
 * All that Decap and our own client ask a forge for, with what goes wrong on the way. Every address of the forge is in
 * it, and all of GitHub's refusals that they meet.
 */
export const script = [...people, ...content, ...notes, ...entry, ...conflicts, ...reviews, ...refusals];
