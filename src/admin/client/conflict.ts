import { phrases } from '../phrases.ts';
import { button, element, scrolling } from './elements.ts';
import { interfaceLang } from './session.ts';

/** Files that changed on the server since they were loaded: each as text, null where it is not there. */
export interface Conflict {
  files: { path: string; yours: string | null; theirs: string | null; base: string | null }[];
}

/**
 * Shows both texts. Nothing is lost: the form keeps what was written, and so does the server.
 * @param review the page that brings a draft and the site together, where the two differ and not two editors
 */
export function showConflict({ files }: Conflict, review?: string): void {
  const { conflict: words, toReview } = phrases[interfaceLang()];
  const dialog = document.createElement('dialog');
  dialog.className = 'colophon-conflict';
  dialog.setAttribute('aria-labelledby', 'colophon-conflict-title');
  const title = element('h2', review === undefined ? words.title : words.unpublished);
  title.id = 'colophon-conflict-title';
  dialog.append(title, element('p', review === undefined ? words.explanation : words.unpublishedExplanation));
  for (const { path, yours, theirs } of files) {
    const pair = document.createElement('div');
    pair.className = 'colophon-pair';
    pair.append(version(words.yours, yours ?? words.gone), version(words.theirs, theirs ?? words.gone));
    dialog.append(element('h3', path), pair);
  }
  const copy = button(words.copy, () => {
    const text = files.map(({ yours }) => yours ?? '').join('\n');
    void navigator.clipboard.writeText(text).then(() => {
      copy.textContent = words.copied;
    });
  });
  const load = button(review === undefined ? words.load : toReview, () => {
    if (review === undefined) location.reload();
    else location.assign(review);
  });
  const keep = button(words.keep, () => {
    dialog.close();
  });
  const actions = element('div', '', 'colophon-actions');
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
  section.append(element('h4', label), scrolling(text, label));
  return section;
}
