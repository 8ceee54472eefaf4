import { keyOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';

/** The message if an entry would get a name that is not free (taken.ts). */
export function takenError(name: DraftName): DeskError {
  return new DeskError(
    409,
    `${keyOfDraft(name)} is taken: another text has this address, or had it and is still known by it. Choose another one; nothing was saved.`,
    {
      taken: name.slug,
    },
  );
}
