import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { numberedName, uploadName } from '../../../model/media-names.ts';
import { phrases } from '../../../i18n/editor.ts';
import { element } from './elements.ts';
import type { ImmutableMap } from './immutable.ts';
import { plain } from './immutable.ts';
import { showNotice } from './notice.ts';
import { base64, scaledDown } from './pictures.ts';
import { contentPrefix, interfaceLang } from './session.ts';

/** Finds the name of a new file: its own, or another one if other bytes have it. */
export type Naming = (name: string, bytes: ArrayBuffer) => Promise<string>;

/** Files that need no more changes. A second encoding would change a photograph's bytes and make it worse. */
const ready = new WeakSet<File>();

/**
 * Gives a chosen file its final pixels and name before Decap gets it: the form then shows and refers to what is
 * saved, and no file replaces another one with the same name.
 */
export function nameUploads(naming: Naming): void {
  document.addEventListener(
    'change',
    (event) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
      const [file] = input.files ?? [];
      if (file === undefined || ready.has(file)) return;
      event.stopImmediatePropagation();
      void prepared(file, naming).then((made) => {
        const chosen = new DataTransfer();
        if (made !== undefined) chosen.items.add(made);
        input.files = chosen.files;
        // If there is nothing to upload, the input is empty, so that the same file can be chosen again.
        if (made === undefined) return;
        for (const one of input.files) ready.add(one);
        input.dispatchEvent(new Event('change', { bubbles: true }));
      });
    },
    true,
  );
}

/** A file as base64, in its final form. */
export async function uploadContent(file: File): Promise<string> {
  const smaller = ready.has(file) ? undefined : await scaledDown(file);
  return base64(await (smaller ?? file).arrayBuffer());
}

/** @returns undefined if the library already has exactly this file, which is reported */
async function prepared(file: File, naming: Naming): Promise<File | undefined> {
  const pixels = (await scaledDown(file)) ?? file;
  const wanted = uploadName(file.name);
  const words = phrases[interfaceLang()].upload;
  const name = await nameOf(wanted, await pixels.arrayBuffer(), naming);
  if (name === undefined) {
    showNotice({
      about: 'upload',
      kind: 'done',
      title: words.known,
      body: [element('p', words.knownHint(wanted))],
    });
    return undefined;
  }
  if (name !== wanted)
    showNotice({
      about: 'upload',
      kind: 'done',
      title: words.renamed(name),
      body: [element('p', words.renamedHint(wanted))],
    });
  return new File([pixels], name, { type: file.type, lastModified: file.lastModified });
}

/**
 * A free name that Decap does not list: for a listed name, in any folder, it asks whether to replace the file, and a
 * yes deletes that file.
 */
async function nameOf(wanted: string, bytes: ArrayBuffer, naming: Naming): Promise<string | undefined> {
  const others = listed();
  for (let number = 1; ; number++) {
    const asked = numberedName(wanted, number);
    // The server checks again when the file is saved, so nothing is lost if it cannot be asked now.
    const given = await naming(asked, bytes).catch(() => undefined);
    const name = given ?? asked;
    const namesakes = others.filter((one) => one.name === name);
    if (namesakes.length === 0) return name;
    if (given === wanted && namesakes.some(({ path }) => path === `${contentPrefix()}media/${name}`))
      return undefined;
  }
}

function listed(): { name: string; path: string }[] {
  const { entryDraft, mediaLibrary } = store.getState();
  const entry = entryDraft.get('entry') as ImmutableMap | undefined;
  const isEditing = entry !== undefined && Object.keys(plain(entry) as object).length > 0;
  const files = plain(isEditing ? entry.get('mediaFiles') : mediaLibrary.get('files')) ?? [];
  return (files as { name?: string; path?: string }[]).map(({ name = '', path = '' }) => ({
    name: name.toLowerCase(),
    path,
  }));
}
