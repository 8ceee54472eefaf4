import createRootReducer from 'decap-cms-core/dist/esm/reducers/combinedReducer.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { rightDraft } from './draft-state.ts';
import type { DecapAction, DraftMap } from './draft-state.ts';

/** Corrects Decap's state after its actions, see {@link rightDraft}. */
export function guardState(): void {
  const root = createRootReducer();
  store.replaceReducer((state, action) => {
    const next = root(state, action);
    const entryDraft = rightDraft(next.entryDraft, action);
    const editorialWorkflow = rightWorkflow(next.editorialWorkflow, action);
    const isSame = entryDraft === next.entryDraft && editorialWorkflow === next.editorialWorkflow;
    return isSame ? next : { ...next, entryDraft, editorialWorkflow };
  });
}

/** A failed first save leaves data that Decap takes for a draft; there is none. */
function rightWorkflow(workflow: DraftMap, { type, payload }: DecapAction): DraftMap {
  if (type !== 'UNPUBLISHED_ENTRY_PERSIST_FAILURE') return workflow;
  const { collection, slug } = payload as { collection: string; slug: string };
  const at = ['entities', `${collection}.${slug}`];
  return workflow.hasIn([...at, 'path']) ? workflow : workflow.deleteIn(at);
}
