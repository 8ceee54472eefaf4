import { phrases } from '../../../i18n/editor.ts';
import type { EndedWords } from '../../../i18n/en/editor.ts';
import { element } from './elements.ts';
import { interfaceLang } from './session.ts';

/** What a save would end, and what earlier ones ended; as the desk answers it. */
export interface Ending {
  ends: EndedWords[];
  ended: EndedWords[];
  /** Whether the site shows an approved version meanwhile. */
  isOnSite: boolean;
  /** Other entries that show a picture which would be another one. */
  others: { title: string; ends: EndedWords[] }[];
}

const id = 'colophon-ending';

/** Decap's own button. Its name is of the interface's language, and its class is made of the source's. */
const saveButton = '#nc-root [class*="-SaveButton"]';

/** Says beside the form, above what one presses to save, which approvals that ends. Nobody has to close it. */
export function showEnding(ending: Ending | undefined): void {
  const box = band();
  const text = ending === undefined ? '' : sentences(ending).join(' ');
  box.dataset['kind'] =
    ending !== undefined && ending.ends.length + ending.others.length > 0 ? 'ends' : 'ended';
  // Said again, it would be read aloud again.
  if (box.textContent !== text) box.textContent = text;
  document.documentElement.style.setProperty('--band', `${String(box.offsetHeight)}px`);
  describeSave();
}

/** Whoever comes to the button by keyboard or screen reader hears it there as well. */
export function describeSave(): void {
  const button = document.querySelector(saveButton);
  if (button === null) return;
  if ((document.getElementById(id)?.textContent ?? '') === '') button.removeAttribute('aria-describedby');
  else button.setAttribute('aria-describedby', id);
}

function band(): HTMLElement {
  const known = document.getElementById(id);
  if (known !== null) return known;
  const made = element('p', '');
  made.id = id;
  made.setAttribute('role', 'status');
  document.body.append(made);
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--band', `${String(made.offsetHeight)}px`);
  }).observe(made);
  return made;
}

function sentences({ ends, ended, isOnSite, others }: Ending): string[] {
  const { ending: words } = phrases[interfaceLang()];
  const list = (all: readonly EndedWords[]) =>
    all.map(words.one).join(interfaceLang() === 'fr' ? '\u00a0; ' : '; ');
  // What this save ends is news; what others ended stands in the list and on the review page as well.
  const shown = ends.length > 0 ? ends : ended;
  return [
    ...(shown.length === 0 ? [] : [(ends.length > 0 ? words.ends : words.ended)(shown.length, list(shown))]),
    ...(shown.length === 0 ? [] : [isOnSite ? words.onSite : words.notOnSite]),
    ...others.map(({ title, ends: of }) => words.others(title, list(of))),
  ];
}
