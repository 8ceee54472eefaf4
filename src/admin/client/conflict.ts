import { phrases } from '../phrases.ts';
import { interfaceLang } from './session.ts';

/** Files that changed on the server since they were loaded: each as text, null where it is not there. */
export interface Conflict {
  files: { path: string; yours: string | null; theirs: string | null; base: string | null }[];
}

/** Shows both texts. Nothing is lost: the form keeps what was written, and so does the server. */
export function showConflict({ files }: Conflict): void {
  const words = phrases[interfaceLang()].conflict;
  const dialog = document.createElement('dialog');
  dialog.className = 'colophon-conflict';
  dialog.setAttribute('aria-labelledby', 'colophon-conflict-title');
  const title = element('h2', words.title);
  title.id = 'colophon-conflict-title';
  dialog.append(title, element('p', words.explanation));
  for (const { path, yours, theirs } of files) {
    const pair = document.createElement('div');
    pair.className = 'colophon-pair';
    pair.append(version(words.yours, yours ?? words.gone), version(words.theirs, theirs ?? words.gone));
    dialog.append(element('h3', path), pair);
  }
  const copy = action(words.copy, () => {
    const text = files.map(({ yours }) => yours ?? '').join('\n');
    void navigator.clipboard.writeText(text).then(() => {
      copy.textContent = words.copied;
    });
  });
  const load = action(words.load, () => {
    location.reload();
  });
  const keep = action(words.keep, () => {
    dialog.close();
  });
  const actions = document.createElement('div');
  actions.className = 'colophon-actions';
  actions.append(copy, load, keep);
  dialog.append(actions);
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  keep.focus();
}

function version(label: string, text: string): HTMLElement {
  const section = document.createElement('section');
  const pre = element('pre', text);
  // It scrolls, so the keyboard must be able to reach it.
  pre.tabIndex = 0;
  pre.setAttribute('aria-label', label);
  section.append(element('h4', label), pre);
  return section;
}

function action(label: string, onClick: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

function element<K extends 'h2' | 'h3' | 'h4' | 'p' | 'pre'>(
  name: K,
  text: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
