import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { localForage } from 'decap-cms-lib-util';
import { digest, isSameBase } from '../kept-draft.ts';
import type { KeptDraft } from '../kept-draft.ts';
import { forgetDraftNotice, offerDraft, sayNotKept, sayRestored } from './draft-notice.ts';
import { dropPictures, keepPictures, unsavedPictures } from './draft-pictures.ts';
import { putPicturesBack } from './draft-restore.ts';
import { draftRestored, formOf } from './draft-state.ts';
import type { DraftMap } from './draft-state.ts';
import { dropDraft, keepDraft, keptDrafts } from './draft-store.ts';
import { plain } from './immutable.ts';
import { loadedFiles } from './loaded.ts';
import { livePages, page } from './live-pages.ts';
import { pathsOf } from './paths.ts';

/** Milliseconds after a keystroke until the text is stored. Leaving the page stores it at once. */
const delay = 250;

/** The name of the entry in a form. */
type Place = Pick<KeptDraft, 'collection' | 'slug' | 'page'>;

let seen: DraftMap | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** The draft to store next. */
let waiting: { place: Place; draft: DraftMap } | undefined;
/** Whether the next form content was requested by us, and is not an entry that was opened. */
let isFilling = false;
/** The stored pictures of the entry in the form, by their ids. */
let pictures = '';

/**
 * Stores every unsaved text of a form and restores it when the form is opened again. Decap does so too, but the
 * text that it restores is overwritten by the saved one when that arrives some seconds later.
 */
export function keepDrafts(): void {
  silenceDecap();
  store.subscribe(look);
  addEventListener('pagehide', keepNow);
  addEventListener('beforeunload', keepNow);
  document.addEventListener('visibilitychange', keepNow);
}

/** Disables Decap's own copy, which is stored later and with less content. Its dialog after a crash keeps working. */
function silenceDecap(): void {
  const [getItem, setItem] = [localForage.getItem, localForage.setItem];
  const isBackup = (key: string) => key.startsWith('backup.');
  localForage.getItem = async (key: string) => (isBackup(key) ? null : getItem.call(localForage, key));
  localForage.setItem = async (key: string, value: unknown) =>
    isBackup(key) ? value : setItem.call(localForage, key, value);
}

function look(): void {
  const draft = store.getState().entryDraft;
  if (draft === seen) return;
  const before = seen;
  seen = draft;
  const [was, is] = [placeOf(before), placeOf(draft)];
  // Until the entry is loaded there are no fields to type into, because loading would overwrite the text.
  document.body.dataset['form'] = is === undefined ? 'empty' : 'filled';
  if (is === undefined) {
    if (was !== undefined && before !== undefined) leave(was, before);
    return;
  }
  const isOther = before?.get('key') !== draft.get('key') && !isFilling;
  if (isOther && was !== undefined && before !== undefined) settle(was, before, is);
  // A restored text is stored already.
  if (isOther && draft.get('hasChanged') !== true) {
    void open(is, draft);
    return;
  }
  if (draft.get('hasChanged') === true) keepSoon(is, draft);
  else if (before?.get('hasChanged') === true) forget(is);
}

function keepSoon(place: Place, draft: DraftMap): void {
  waiting = { place, draft };
  timer ??= setTimeout(keepNow, delay);
}

/** Stores what was typed until now. */
function keepNow(): void {
  clearTimeout(timer);
  timer = undefined;
  if (waiting === undefined) return;
  const { place, draft } = waiting;
  waiting = undefined;
  keep(place, draft, false);
}

function keep(place: Place, draft: DraftMap, left: boolean): void {
  const entry = draft.get('entry') as DraftMap;
  const isKept = keepDraft({
    ...place,
    left,
    ...(!left && { form: formOf(draft) }),
    at: Date.now(),
    data: (plain(entry.get('data')) ?? {}) as Record<string, unknown>,
    i18n: (plain(entry.get('i18n')) ?? {}) as Record<string, unknown>,
    base: baseOf(place),
  });
  if (!isKept) sayNotKept('text');
  const clean = plain((draft.get('clean') as DraftMap | undefined)?.get('pictures'));
  const loaded = String(clean ?? '').split('\n');
  const fresh = unsavedPictures(entry).filter(({ path, id }) => !loaded.includes(`${path} ${id}`));
  const ids = fresh.map(({ path, id }) => `${path} ${id}`).join('\n');
  if (ids === pictures) return;
  pictures = ids;
  keepPictures(pictureKey(place), fresh).catch(() => {
    sayNotKept('pictures');
  });
}

function forget(place: Place): void {
  waiting = undefined;
  clearTimeout(timer);
  timer = undefined;
  dropDraft(place);
  if (pictures !== '') void dropPictures(pictureKey(place)).catch(() => undefined);
  pictures = '';
  forgetDraftNotice();
}

/** The person has opened another page. */
function leave(place: Place, draft: DraftMap): void {
  keepNow();
  pictures = '';
  forgetDraftNotice();
  const isStill = location.hash.includes(`/collections/${place.collection}/entries/${place.slug}`);
  if (draft.get('hasChanged') !== true || (place.slug !== '' && isStill)) return;
  putAside(place, draft);
}

/** Another entry is shown in the form, or the same one was loaded again. */
function settle(was: Place, before: DraftMap, is: Place): void {
  keepNow();
  const isFirstSave = was.slug === '' && is.slug !== '' && was.collection === is.collection;
  if (!isFirstSave || before.get('hasChanged') !== true) return;
  // Text typed while a new entry was being saved belongs to the saved entry.
  keep(is, before, false);
  dropDraft(was);
}

/** Restores the unsaved text of the entry that was just loaded. */
async function open(place: Place, draft: DraftMap): Promise<void> {
  const found = keptDrafts(place.collection, place.slug);
  if (found.length === 0) return;
  // After its first save, a new entry has its own form, which opens next.
  if (place.slug !== '' && location.hash.includes(`/collections/${place.collection}/new`)) return;
  const own = found.find((one) => one.page === page);
  const living = own === undefined ? await livePages() : new Set<string>();
  const kept = own ?? found.find((one) => !living.has(one.page));
  // The person was faster, or has opened another page.
  const now = store.getState().entryDraft;
  if (kept === undefined || now.get('key') !== draft.get('key')) return;
  const isSame = isSameBase(kept.base, baseOf(place));
  if (own !== undefined) await restore(own);
  else if (isSame && !kept.left && now.get('hasChanged') !== true) await take(place, kept);
  else offerDraft(kept, isSame, { use: () => void take(place, kept), discard: () => discard(kept) });
}

async function take(place: Place, kept: KeptDraft): Promise<void> {
  const saved = store.getState().entryDraft.get('clean') as DraftMap | undefined;
  await restore(kept);
  if (kept.page !== page) {
    // Stored under this page's name before it is deleted under the other one.
    keepNow();
    discard(kept);
  }
  sayRestored(kept, {
    putAside: () => {
      const put = putAside(place, store.getState().entryDraft);
      fill(plain(saved?.get('data')), plain(saved?.get('i18n')));
      return put;
    },
    use: (put) => void take(place, put),
    discard,
  });
}

/** Stores the content of a form unless newer text is stored later. */
function putAside(place: Place, draft: DraftMap): KeptDraft | undefined {
  const name = `${page}-${String(Date.now())}`;
  pictures = '';
  keep({ ...place, page: name }, draft, true);
  forget(place);
  return keptDrafts(place.collection, place.slug).find((one) => one.page === name);
}

function discard(kept: KeptDraft): void {
  dropDraft(kept);
  void dropPictures(pictureKey(kept)).catch(() => undefined);
}

async function restore(kept: KeptDraft): Promise<void> {
  const key = store.getState().entryDraft.get('key');
  await putPicturesBack(pictureKey(kept), () => {
    // Unless the person has opened another page in the meantime.
    if (store.getState().entryDraft.get('key') === key) fill(kept.data, kept.i18n, kept.form);
  });
}

function fill(data: unknown, i18n: unknown, form?: string): void {
  isFilling = true;
  store.dispatch({ type: draftRestored, payload: { data: data ?? {}, i18n: i18n ?? {}, form } });
  isFilling = false;
}

function placeOf(draft: DraftMap | undefined): Place | undefined {
  const entry = draft?.get('entry') as DraftMap | undefined;
  const collection = entry?.get('collection');
  if (typeof collection !== 'string') return undefined;
  const isNew = entry?.get('newRecord') === true;
  return { collection, slug: isNew ? '' : String(entry?.get('slug') ?? ''), page };
}

function baseOf({ collection, slug }: Place): Record<string, string> {
  if (slug === '') return {};
  const there = pathsOf(collection, slug).flatMap((path) => {
    const text = loadedFiles.get(path)?.text;
    return text === undefined ? [] : [[path, digest(text)] as const];
  });
  return Object.fromEntries(there);
}

function pictureKey({ collection, slug, page: of }: Place): string {
  return JSON.stringify([collection, slug, of]);
}
