import { keyOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';

/** The message for somebody who begins an entry with a name that is taken. */
export function takenError(name: DraftName): DeskError {
  return new DeskError(
    409,
    `There is a ${keyOfDraft(name)} already. Choose another address; nothing was saved.`,
    {
      taken: name.slug,
    },
  );
}
