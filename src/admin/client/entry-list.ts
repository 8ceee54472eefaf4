import type { LoadedEntry } from 'decap-cms-backend-proxy';
import { faultPhrases } from '../fault-phrases.ts';
import { element } from './elements.ts';
import { standIns } from './entry-files.ts';
import type { ForgeApi } from './forge-api.ts';
import type { ForgeFile } from './forge-tree.ts';
import { closeNotice, showNotice } from './notice.ts';
import { interfaceLang } from './session.ts';

/** The entries of a collection as they are on the main branch, in all their languages. */
export async function readEntries(api: ForgeApi, folder: string, extension: string): Promise<LoadedEntry[]> {
  const { files, cut } = await api.tree.below(folder);
  sayCut(folder, cut);
  const wanted = files.filter(({ path }) => path.endsWith(`.${extension}`));
  return entriesOf(wanted, await api.texts.read(wanted));
}

function entriesOf(files: readonly ForgeFile[], texts: ReadonlyMap<string, string>): LoadedEntry[] {
  const loaded = files.flatMap(({ path, id }) => {
    const data = texts.get(id);
    return data === undefined ? [] : [{ data, file: { path, id } }];
  });
  return [...loaded, ...standIns(loaded)];
}

/** A list that is not whole must not look so. */
function sayCut(folder: string, cut: readonly string[]): void {
  const about = `cut ${folder}`;
  const words = faultPhrases[interfaceLang()];
  if (cut.length === 0) closeNotice(about);
  else
    showNotice({
      about,
      kind: 'refused',
      title: words.title.list,
      body: cut.map((part) => element('p', words.partly(part))),
    });
}
