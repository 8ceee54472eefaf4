import type { Task } from '../../../i18n/en/faults.ts';
import { ForgeFault } from '../forge-fault.ts';
import { askFault } from './fault-panel.ts';
import type { Choice } from './fault-panel.ts';

/** What somebody is being asked already: many parts of a page fail for one reason. */
let asked: Promise<Choice> | undefined;

/**
 * Asks the forge for something that a page cannot be shown without, until it is there. Decap takes what it could not
 * load for empty, and would show a form that says so.
 * @throws ForgeFault where there is no such thing, or where somebody gives up
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
