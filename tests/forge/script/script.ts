import { conflicts } from './conflicts.ts';
import { content } from './content.ts';
import { entry, notes } from './entry.ts';
import { people } from './people.ts';
import { refusals } from './refusals.ts';
import { reviews } from './reviews.ts';

/**
 * All requests of Decap and of our own client, with the errors that can occur. Every address of the forge is in it,
 * and all of GitHub's refusals that the clients meet.
 */
export const script = [...people, ...content, ...notes, ...entry, ...conflicts, ...reviews, ...refusals];
