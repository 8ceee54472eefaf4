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

/** How long after a key what was typed is kept, in milliseconds. Whoever leaves the page does not wait for it. */
const delay = 250;

/** The entry that a form holds, by its name. */
type Place = Pick<KeptDraft, 'collection' | 'slug' | 'page'>;

let seen: DraftMap | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What is to be kept next. */
let waiting: { place: Place; draft: DraftMap } | undefined;
/** Whether what comes into the form now is what was asked for, and not an entry that was opened. */
let isFilling = false;
/** The pictures that are kept, by their ids, of the entry in the form. */
let pictures = '';

/**
 * Keeps every text that is in a form and is not saved, and gives it back when the form is opened again. Decap does so as
 * well, but gives back what is written over by the saved text when that arrives, some seconds later.
 */
export function keepDrafts(): void {
  silenceDecap();
  store.subscribe(look);
  addEventListener('pagehide', keepNow);
  addEventListener('beforeunload', keepNow);
  document.addEventListener('visibilitychange', keepNow);
}

/** Decap keeps a text of its own, later and with less in it. Its box with a broken page's text goes on working. */
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
  // While nothing is loaded there are no fields to type into: what is loaded would take their place.
  document.body.dataset['form'] = is === undefined ? 'empty' : 'filled';
  if (is === undefined) {
    if (was !== undefined && before !== undefined) leave(was, before);
    return;
  }
  const isOther = before?.get('key') !== draft.get('key') && !isFilling;
  if (isOther && was !== undefined && before !== undefined) settle(was, before, is);
  // What was put back into the form is there already.
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

/** Keeps what was typed so far. */
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

/** Somebody went elsewhere. */
function leave(place: Place, draft: DraftMap): void {
  keepNow();
  pictures = '';
  forgetDraftNotice();
  const isStill = location.hash.includes(`/collections/${place.collection}/entries/${place.slug}`);
  if (draft.get('hasChanged') !== true || (place.slug !== '' && isStill)) return;
  putAside(place, draft);
}

/** Another entry takes a form over, or the same one that was loaded anew. */
function settle(was: Place, before: DraftMap, is: Place): void {
  keepNow();
  const isFirstSave = was.slug === '' && is.slug !== '' && was.collection === is.collection;
  if (!isFirstSave || before.get('hasChanged') !== true) return;
  // What was typed while a new entry was saved belongs to the entry that it is now.
  keep(is, before, false);
  dropDraft(was);
}

/** Gives back what was not saved of the entry that was just loaded. */
async function open(place: Place, draft: DraftMap): Promise<void> {
  const found = keptDrafts(place.collection, place.slug);
  if (found.length === 0) return;
  // A new entry has its own form from the moment it is saved, which opens next.
  if (place.slug !== '' && location.hash.includes(`/collections/${place.collection}/new`)) return;
  const own = found.find((one) => one.page === page);
  const living = own === undefined ? await livePages() : new Set<string>();
  const kept = own ?? found.find((one) => !living.has(one.page));
  // Somebody was quicker, or went elsewhere.
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
    // Written under this page's name before it is taken away under the other.
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

/** Keeps what is in a form where nothing that is typed into it later takes its place. */
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
    // Unless somebody went elsewhere meanwhile.
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
