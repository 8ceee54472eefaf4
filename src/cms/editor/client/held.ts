import type { Task } from '../../../i18n/en/faults.ts';
import { ForgeFault } from '../forge-fault.ts';
import { askFault } from './fault-panel.ts';
import type { Choice } from './fault-panel.ts';

/** The question that is already shown: many parts of a page fail for the same reason. */
let asked: Promise<Choice> | undefined;

/**
 * Loads data from the forge that a page needs, until it is there. Decap treats a failed load as empty and would
 * show an empty form.
 * @throws ForgeFault if the data does not exist, or the person gives up
 */
export async function held<T>(task: Task, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isFault = error instanceof ForgeFault && error.status !== 404;
      if (!isFault) throw error;
      asked ??= askFault(task, error).finally(() => {
        asked = undefined;
      });
      if ((await asked) !== 'again') throw error;
    }
  }
}
