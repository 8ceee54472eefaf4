import { phrases } from '../../../i18n/editor.ts';
import { button, element, scrolling } from './elements.ts';
import { interfaceLang } from './session.ts';

/** A version of a binary file. */
interface MediaVersion {
  bytes: number;
  digest: string;
  width?: number;
  height?: number;
  address?: string;
}

/** Files that changed on the server since they were loaded: each as text, null if it does not exist. */
export interface Conflict {
  files: {
    path: string;
    yours: string | null;
    theirs: string | null;
    base: string | null;
    /** For binary files. */
    media?: { yours: MediaVersion | null; theirs: MediaVersion | null };
  }[];
}

/**
 * Shows both texts. Nothing is lost: the form keeps its text, and so does the server.
 * @param review the page for merging a draft with the site, if the conflict is between those and not two editors
 */
export function showConflict({ files }: Conflict, review?: string): void {
  const { conflict: words, toReview } = phrases[interfaceLang()];
  const dialog = document.createElement('dialog');
  dialog.className = 'colophon-conflict';
  dialog.setAttribute('aria-labelledby', 'colophon-conflict-title');
  const title = element('h2', review === undefined ? words.title : words.unpublished);
  title.id = 'colophon-conflict-title';
  dialog.append(title, element('p', review === undefined ? words.explanation : words.unpublishedExplanation));
  for (const { path, yours, theirs, media } of files) {
    const pair = document.createElement('div');
    pair.className = 'colophon-pair';
    if (media === undefined)
      pair.append(version(words.yours, yours ?? words.gone), version(words.theirs, theirs ?? words.gone));
    else pair.append(mediaVersion(words.yourFile, media.yours), mediaVersion(words.theirFile, media.theirs));
    dialog.append(element('h3', path), pair);
  }
  const texts = files.flatMap(({ yours }) => (yours === null ? [] : [yours]));
  const copy = button(words.copy, () => {
    const text = texts.join('\n');
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
  if (texts.length > 0) actions.append(copy);
  actions.append(load, keep);
  dialog.append(actions);
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  keep.focus();
}

/** A picture is shown; for any other file, its differences are described. */
function mediaVersion(label: string, found: MediaVersion | null): HTMLElement {
  const { conflict: words } = phrases[interfaceLang()];
  const section = document.createElement('section');
  section.append(element('h4', label));
  if (found === null) {
    section.append(element('p', words.gone));
    return section;
  }
  const { bytes, digest, width, height, address } = found;
  const size = width === undefined || height === undefined ? [] : [`${String(width)} × ${String(height)} px`];
  if (address !== undefined && size.length > 0) {
    const picture = document.createElement('img');
    picture.src = address;
    picture.alt = label;
    section.append(picture);
  }
  section.append(element('p', [...size, words.bytes(bytes), `SHA-256 ${digest.slice(0, 12)}`].join(', ')));
  return section;
}

function version(label: string, text: string): HTMLElement {
  const section = document.createElement('section');
  section.append(element('h4', label), scrolling(text, label));
  return section;
}
