import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { isBlank } from '../blank.ts';
import { dataPath, languagesOf } from './draft-languages.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';

interface Change {
  field: ImmutableMap;
  value: unknown;
  i18n?: { currentLocale: string };
}

/**
 * Two things that Decap gets wrong with languages are put right on their way to its store:
 * - A control that tells its own value when it is shown makes an entry "changed" that nobody touched.
 * - An entry need not be in the main language: where its form is empty and another is not, nothing is asked of it.
 */
export function guardStore(): void {
  const dispatch = store.dispatch.bind(store);
  store.dispatch = (action) => {
    const { type, payload } = action;
    const draft = store.getState().entryDraft.get('entry') as ImmutableMap | undefined;
    if (draft === undefined) return dispatch(action);
    if (type === 'DRAFT_CHANGE_FIELD' && changesNothing(draft, payload as unknown as Change))
      return undefined;
    return type === 'DRAFT_VALIDATION_ERRORS' && lacksMainLanguage(draft)
      ? dispatch({ ...action, payload: { ...(payload as object), errors: [] } })
      : dispatch(action);
  };
}

function changesNothing(draft: ImmutableMap, { field, value, i18n }: Change): boolean {
  // Fields of the path and not of the entry; Decap keeps them elsewhere.
  if (field.get('meta') === true) return false;
  const was = draft.getIn([...dataPath(i18n?.currentLocale), String(field.get('name'))]);
  return JSON.stringify(plain(was)) === JSON.stringify(plain(value));
}

function lacksMainLanguage(draft: ImmutableMap): boolean {
  // A new entry is named after its title in the main language.
  if (draft.get('newRecord') === true) return false;
  const [main, ...others] = languagesOf(draft);
  return main !== undefined && isBlank(main.data) && others.some(({ data }) => !isBlank(data));
}
