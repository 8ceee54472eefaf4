import { Map } from 'immutable';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { isBlank } from '../blank.ts';
import { dataPath, languagesOf } from './draft-languages.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { currentSession } from './session.ts';

interface Change {
  field: ImmutableMap;
  value: unknown;
  /** The stored versions: the draft, if there is one, then the published text. */
  entries: unknown[];
  i18n?: { currentLocale: string };
}

/**
 * Corrects four errors of Decap before its actions reach the store:
 * - A control that reports its own value when it is shown makes an untouched entry "changed".
 * - A draft that is equal to the published text counts as saved, although the stored draft differs.
 * - Text typed while a draft is being saved counts as saved with it, and is lost when the answer arrives.
 * - An entry need not exist in the main language: if its form is empty and another is not, nothing is required of it.
 */
export function guardStore(): void {
  const dispatch = store.dispatch.bind(store);
  const late = keepLateChanges(dispatch);
  store.dispatch = (action) => {
    const { type, payload } = action;
    const draft = store.getState().entryDraft.get('entry') as ImmutableMap | undefined;
    if (draft === undefined) return dispatch(action);
    if (type === 'DRAFT_CHANGE_FIELD') {
      const change = payload as unknown as Change;
      if (changesNothing(draft, change)) return undefined;
      late.forget();
      return dispatch({ ...action, payload: { ...change, entries: change.entries.slice(0, 1) } });
    }
    return type === 'DRAFT_VALIDATION_ERRORS' && lacksMainLanguage(draft)
      ? dispatch({ ...action, payload: { ...(payload as object), errors: [] } })
      : dispatch(action);
  };
}

/** How long after a save Decap may still put its answer into the form, in milliseconds. */
const comingBack = 5000;

/** Decap takes the saved draft for the current one, and puts it into the form. */
function keepLateChanges(dispatch: typeof store.dispatch): { forget: () => void } {
  let sent: ImmutableMap | undefined;
  let late: LateChange[] = [];
  let until = 0;
  store.subscribe(() => {
    const now = store.getState().entryDraft.get('entry') as ImmutableMap | undefined;
    if (now === undefined) return;
    if (now.get('isPersisting') === true) {
      sent ??= now;
      return;
    }
    if (sent !== undefined) {
      late = changesSince(sent, now);
      until = Date.now() + comingBack;
      sent = undefined;
    } else {
      const isThere = late.every((change) => isAbout(change, now) && now.getIn(change.path) === change.value);
      if (isThere || Date.now() > until) return;
    }
    for (const change of late)
      if (isAbout(change, now)) dispatch({ type: 'DRAFT_CHANGE_FIELD', payload: change.payload });
  });
  return {
    forget: () => {
      late = [];
    },
  };
}

interface LateChange {
  /** Empty for a new entry, which gets its slug with the answer to its first save. */
  slug: unknown;
  collection: unknown;
  path: string[];
  value: unknown;
  /** The action that tells Decap about a change. */
  payload: Record<string, unknown>;
}

/** Whether the entry in the form is the changed one. */
function isAbout({ slug, collection }: LateChange, now: ImmutableMap): boolean {
  const shown = now.get('slug');
  if (!isUnnamed(slug)) return slug === shown;
  // If another text was opened in the meantime, it must not get these changes.
  const places = [`/collections/${String(collection)}/new`, `/entries/${String(shown)}`];
  return (
    !isUnnamed(shown) &&
    now.get('collection') === collection &&
    places.some((place) => location.hash.includes(place))
  );
}

function isUnnamed(slug: unknown): boolean {
  return slug === undefined || slug === '';
}

function changesNothing(draft: ImmutableMap, { field, value, i18n }: Change): boolean {
  // Fields of the path, not of the entry; Decap stores them elsewhere.
  if (field.get('meta') === true) return false;
  const was = draft.getIn([...dataPath(i18n?.currentLocale), String(field.get('name'))]);
  return JSON.stringify(plain(was)) === JSON.stringify(plain(value));
}

/** The changes made after a draft was sent. */
function changesSince(sent: ImmutableMap, now: ImmutableMap): LateChange[] {
  const slug = now.get('slug');
  if (slug !== sent.get('slug') && !isUnnamed(sent.get('slug'))) return [];
  const { default_locale: defaultLocale, locales } = currentSession().config.i18n;
  return languagesOf(now).flatMap(({ lang, data }) => {
    const was = (plain(sent.getIn(dataPath(lang))) ?? {}) as Record<string, unknown>;
    const i18n = lang === undefined ? undefined : { currentLocale: lang, defaultLocale, locales };
    return Object.keys(data)
      .filter((key) => JSON.stringify(data[key]) !== JSON.stringify(was[key]))
      .map((name) => {
        const path = [...dataPath(lang), name];
        const value = now.getIn(path);
        return {
          slug,
          collection: now.get('collection'),
          path,
          value,
          payload: { field: Map({ name }), value, metadata: {}, entries: [sent], i18n },
        };
      });
  });
}

function lacksMainLanguage(draft: ImmutableMap): boolean {
  // A new entry is named after its title in the main language.
  if (draft.get('newRecord') === true) return false;
  const [main, ...others] = languagesOf(draft);
  return main !== undefined && isBlank(main.data) && others.some(({ data }) => !isBlank(data));
}
