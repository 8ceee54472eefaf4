import { fromJS, is, Map } from 'immutable';
import { saysTheSame } from '../blank.ts';
import { plain } from './immutable.ts';

/** An action of Decap's store. */
export interface DecapAction {
  type?: string;
  payload?: unknown;
}

export type DraftMap = Map<string, unknown>;

/** Puts an unsaved text into the form. Payload: `data` and `i18n`, as plain data, and `form`. */
export const draftRestored = 'COLOPHON_DRAFT_RESTORED';

const persistRequests = ['ENTRY_PERSIST_REQUEST', 'UNPUBLISHED_ENTRY_PERSIST_REQUEST'];
const persistSuccesses = ['ENTRY_PERSIST_SUCCESS', 'UNPUBLISHED_ENTRY_PERSIST_SUCCESS'];

/**
 * Corrects Decap's errors about drafts after each action:
 * - It compares the form with the published text as well as with the draft, and only in the main language, so it
 *   takes some unsaved texts for unchanged. Here a form is unchanged if it contains what was loaded.
 * - It treats text typed during a save as saved.
 * @param draft the draft as Decap left it
 */
export function rightDraft(draft: DraftMap, { type = '', payload }: DecapAction): DraftMap {
  if (type === 'DRAFT_CREATE_FROM_ENTRY' || type === 'DRAFT_CREATE_EMPTY')
    return draft.set('clean', contentOf(draft)).delete('saving');
  if (type === draftRestored) return restored(draft, payload as Restored);
  if (type === 'DRAFT_CHANGE_FIELD') return draft.set('hasChanged', isChanged(draft));
  if (persistRequests.includes(type)) return draft.set('saving', contentOf(draft));
  if (persistSuccesses.includes(type)) {
    const saved = draft.get('saving') ?? contentOf(draft);
    const settled = draft.set('clean', saved).delete('saving');
    return settled.set('hasChanged', isChanged(settled));
  }
  return draft;
}

/** The content of an entry, without Decap's notes about it. */
function contentOf(draft: DraftMap): Map<string, unknown> {
  const entry = draft.get('entry') as DraftMap | undefined;
  return Map({
    data: entry?.get('data'),
    i18n: entry?.get('i18n'),
    pictures: newPictures(entry),
  });
}

function newPictures(entry: DraftMap | undefined): string {
  const files = (plain(entry?.get('mediaFiles')) ?? []) as { path: string; draft?: boolean; id?: string }[];
  return files
    .filter(({ draft }) => draft === true)
    .map(({ path, id }) => `${path} ${id ?? ''}`)
    .toSorted()
    .join('\n');
}

function isChanged(draft: DraftMap): boolean {
  const clean = draft.get('clean') as Map<string, unknown> | undefined;
  const now = contentOf(draft);
  if (clean === undefined || clean.get('pictures') !== now.get('pictures')) return true;
  return ['data', 'i18n'].some((part) => {
    const [a, b] = [clean.get(part), now.get(part)];
    return !is(a, b) && !saysTheSame(plain(a), plain(b));
  });
}

interface Restored {
  data: object;
  i18n: object;
  /** The other form that sent the text before, if any. */
  form?: string | undefined;
}

/**
 * The id of the form in which a text is written; by it the desk recognises a new entry that is sent again. A text that
 * was restored after a reload still belongs to its first form.
 */
export function formOf(draft: DraftMap): string {
  const key = String(draft.get('key'));
  const earlier = draft.get('earlier') as { key: string; form: string } | undefined;
  return earlier?.key === key ? earlier.form : key;
}

function restored(draft: DraftMap, { data, i18n, form }: Restored): DraftMap {
  const entry = draft.get('entry') as DraftMap;
  const filled = entry.set('data', fromJS(data)).set('i18n', fromJS(i18n));
  const errors = Map();
  const key = crypto.randomUUID();
  const next = draft
    .set('entry', filled)
    .set('fieldsErrors', errors)
    .set('key', key)
    .set('earlier', form === undefined ? undefined : { key, form });
  return next.set('hasChanged', isChanged(next));
}
