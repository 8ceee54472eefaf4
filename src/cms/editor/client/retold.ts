import {
  deleteUnpublishedEntry,
  publishUnpublishedEntry,
  updateUnpublishedEntryStatus,
} from 'decap-cms-core/dist/esm/actions/editorialWorkflow.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import type { Task } from '../../../i18n/en/faults.ts';
import { ForgeFault } from '../forge-fault.ts';
import { askFault, faultSentence } from './fault-panel.ts';
import { DraftGone } from './github-save.ts';

interface Again {
  /** Repeats the action with the current content of the form. */
  again?: () => void;
  /** What to do if its draft no longer exists. */
  anew?: () => void;
  /** The entry, and the status that it should get. */
  entry?: { collection: string; slug: string; status?: string };
}

/** Carries out an action on the forge. If it fails, explains why and what to do, until somebody closes it. */
export async function told<T>(task: Task, work: () => Promise<T>, more: Again): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ForgeFault) && !(error instanceof DraftGone)) throw error;
    void askFault(task, error).then((choice) => {
      if (choice === 'new') more.anew?.();
      if (choice === 'again') (more.again ?? (() => redo(task, more)))();
    });
    throw Object.assign(new Error(faultSentence(error)), { name: '', cause: error });
  }
}

function redo(task: Task, { entry }: Again): void {
  if (entry === undefined) return;
  const { collection, slug, status } = entry;
  if (task === 'publish') store.dispatch(publishUnpublishedEntry(collection, slug));
  if (task === 'discard') store.dispatch(deleteUnpublishedEntry(collection, slug));
  if (task === 'status' && status !== undefined)
    store.dispatch(updateUnpublishedEntryStatus(collection, slug, '', status));
}
