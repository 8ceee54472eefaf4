import {
  deleteUnpublishedEntry,
  publishUnpublishedEntry,
  updateUnpublishedEntryStatus,
} from 'decap-cms-core/dist/esm/actions/editorialWorkflow.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import type { Task } from '../../../i18n/en/faults.ts';
import { ForgeFault } from '../forge-fault.ts';
import { askFault, faultSentence } from './fault-panel.ts';
import { DraftGone } from './forge-save.ts';

interface Again {
  /** Does it again, from what is in the form then. */
  again?: () => void;
  /** Does it where what it was about is gone. */
  anew?: () => void;
  /** The entry that it is about, and the status that it was to get. */
  entry?: { collection: string; slug: string; status?: string };
}

/** Does something on the forge. Where it fails, says why and how to go on, for as long as somebody needs to read it. */
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
