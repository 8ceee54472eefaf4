import { RefHeldError, updateRefs } from '../../lib/git/refs.ts';
import type { RefUpdate } from '../../lib/git/refs.ts';
import type { Repository } from '../../lib/git/repository.ts';
import { DeskError } from './refusals.ts';

/**
 * Moves branches like `updateRefs`.
 * @throws DeskError 503 if another program locks one of them; the desk removes locks left by a kill (stale-locks.ts)
 */
export async function moveBranches(
  repository: Repository,
  updates: readonly RefUpdate[],
  reason: string,
): Promise<boolean> {
  try {
    return await updateRefs(repository, updates, reason);
  } catch (error) {
    if (!(error instanceof RefHeldError)) throw error;
    throw new DeskError(
      503,
      `Another program is writing to the repository at this moment, or was stopped in the middle. Nothing was changed. Try again in 20 seconds: until then the desk clears a lock that was left. If it still says so, end the program that uses git, or delete ${error.lock}.`,
    );
  }
}
