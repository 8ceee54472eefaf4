import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { isEntryCollection } from '../../../model/collections.ts';
import type { EntryCollection } from '../../../model/collections.ts';
import { isBlank } from '../blank.ts';
import { languagesOf } from './draft-languages.ts';
import { draftMediaDigests } from './draft-media.ts';
import { describeSave, showEnding } from './ending-band.ts';
import type { Ending } from './ending-band.ts';
import { textFor } from './files.ts';
import type { ImmutableMap } from './immutable.ts';
import { loadedFiles } from './loaded.ts';
import { entryPath } from './paths.ts';

/** Milliseconds without typing after which the desk is asked again. */
const pause = 400;

/** What a form would save; its texts differ from the loaded ones. */
interface Question {
  collection: EntryCollection;
  slug: string;
  files: { path: string; text: string }[];
  media: { path: string; sha256: string }[];
}

/** Who knows what a save ends: a desk or a forge. */
export type Answer = (question: Question, signal: AbortSignal) => Promise<Ending | undefined>;

let ask: Answer = () => Promise.resolve(undefined);
let asked = '';
/** Whether the last question was about a change. */
let asksOfChange = false;
let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let latest: AbortController | undefined;

/** Asks during typing which approvals a save would end; at once at the first change, to be faster than a save. */
export function watchEnding(answer: Answer): void {
  ask = answer;
  let last: unknown;
  store.subscribe(() => {
    const { entryDraft } = store.getState();
    const [entry, hasChanged] = [entryDraft.get('entry'), entryDraft.get('hasChanged')];
    if (entry === last) return;
    last = entry;
    const isFirst = hasChanged !== true || !asksOfChange;
    clearTimeout(timer);
    timer = setTimeout(() => void look(entry as ImmutableMap | undefined), isFirst ? 0 : pause);
  });
  // Decap replaces its button when it renders, so the description must be attached again.
  document.addEventListener('focusin', describeSave);
  document.addEventListener('visibilitychange', () => {
    asked = '';
    if (!document.hidden) void look(store.getState().entryDraft.get('entry') as ImmutableMap | undefined);
  });
  addEventListener('hashchange', () => {
    asked = '';
    if (!/^#\/collections\/[^/]+\/entries\//.test(location.hash)) forget();
  });
}

function forget(): void {
  turn += 1;
  latest?.abort();
  asked = '';
  showEnding(undefined);
}

async function look(entry: ImmutableMap | undefined): Promise<void> {
  const own = ++turn;
  let body = '';
  try {
    const question = entry === undefined ? undefined : await questionOf(entry);
    if (own !== turn) return;
    asksOfChange = question !== undefined && question.files.length + question.media.length > 0;
    if (question === undefined) {
      forget();
      return;
    }
    body = JSON.stringify(question);
    if (body === asked) return;
    asked = body;
    latest?.abort();
    latest = new AbortController();
    const ending = await ask(question, latest.signal);
    // The current question may be different, or the same one repeated.
    if (asked === body) showEnding(ending);
  } catch {
    // The next change asks again; after the save, the list shows what was missed.
    if (asked === body) asked = '';
  }
}

/** What a form would save; undefined if nothing in it was ever approved. */
async function questionOf(entry: ImmutableMap): Promise<Question | undefined> {
  const [collection, slug] = [String(entry.get('collection')), String(entry.get('slug') ?? '')];
  if (!isEntryCollection(collection) || slug === '' || entry.get('newRecord') === true) return undefined;
  const files = languagesOf(entry).flatMap(({ lang, data }) => {
    if (lang === undefined) return [];
    const path = entryPath({ collection, lang, slug }, lang);
    const loaded = loadedFiles.get(path);
    if (loaded === undefined && isBlank(data)) return [];
    const text = textFor(path, data);
    return text === loaded?.text ? [] : [{ path, text }];
  });
  return { collection, slug, files, media: await draftMediaDigests(entry) };
}
