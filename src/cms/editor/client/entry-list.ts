import { currentBackend } from 'decap-cms-core/dist/esm/backend.js';
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import type { LoadedEntry } from 'decap-cms-backend-proxy';
import { faultPhrases } from '../../../i18n/faults.ts';
import { sayProgress } from './bar.ts';
import { element } from './elements.ts';
import { standIns } from './entry-files.ts';
import type { ForgeApi } from './github-api.ts';
import type { ForgeFile } from './github-tree.ts';
import { closeNotice, showNotice } from './notice.ts';
import { contentPrefix, interfaceLang, localeTag } from './session.ts';

/**
 * The entries of a collection on the main branch, in all their languages. If there are many, the first ones are
 * shown while the others load.
 */
export async function readEntries(api: ForgeApi, folder: string, extension: string): Promise<LoadedEntry[]> {
  const { files, cut } = await api.tree.below(folder);
  sayCut(folder, cut);
  // The languages of an entry are loaded together, so that no entry is shown incomplete.
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const wanted = files
    .filter(({ path }) => path.endsWith(`.${extension}`))
    .toSorted((a, b) => (name(a.path) < name(b.path) ? -1 : 1));
  try {
    const texts = await api.texts.read(wanted, (some) => {
      sayCount(some.size, wanted.length);
      showFirst(folder, entriesOf(wanted, some));
    });
    return entriesOf(wanted, texts);
  } finally {
    sayProgress('');
  }
}

function entriesOf(files: readonly ForgeFile[], texts: ReadonlyMap<string, string>): LoadedEntry[] {
  const loaded = files.flatMap(({ path, id }) => {
    const data = texts.get(id);
    return data === undefined ? [] : [{ data, file: { path, id } }];
  });
  return [...loaded, ...standIns(loaded)];
}

/** Shows the loaded part of a list that Decap waits for. Decap gets the whole list afterwards. */
function showFirst(folder: string, loaded: LoadedEntry[]): void {
  const state = store.getState();
  const name = folder.slice(contentPrefix().length);
  const isAwaited = state.entries.getIn(['pages', name, 'isFetching']) === true;
  const collection = state.collections.get(name);
  if (!isAwaited || collection === undefined || state.entries.hasIn(['pages', name, 'ids'])) return;
  const entries = currentBackend(state.config).processEntries(loaded, collection);
  store.dispatch({ type: 'SORT_ENTRIES_SUCCESS', payload: { collection: name, entries } });
}

function sayCount(count: number, all: number): void {
  const number = new Intl.NumberFormat(localeTag());
  sayProgress(faultPhrases[interfaceLang()].loading(number.format(count), number.format(all)));
}

/** An incomplete list must not look complete. */
function sayCut(folder: string, cut: readonly string[]): void {
  const about = `cut ${folder}`;
  const words = faultPhrases[interfaceLang()];
  if (cut.length === 0) closeNotice(about);
  else
    showNotice({
      about,
      kind: 'refused',
      title: words.partlyTitle,
      body: cut.map((part) => element('p', words.partly(part))),
    });
}
