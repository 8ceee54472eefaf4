import { keyOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';

/** What is said to who would begin an entry over another. */
export function takenError(name: DraftName): DeskError {
  return new DeskError(
    409,
    `There is a ${keyOfDraft(name)} already. Choose another address; nothing was saved.`,
    {
      taken: name.slug,
    },
  );
}
