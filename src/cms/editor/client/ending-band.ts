import { phrases } from '../../../i18n/editor.ts';
import type { EndedWords } from '../../../i18n/en/editor.ts';
import { element } from './elements.ts';
import { interfaceLang } from './session.ts';

/** What a save would end, and what earlier saves ended; the desk's answer. */
export interface Ending {
  ends: EndedWords[];
  ended: EndedWords[];
  /** Whether the site keeps showing an approved version. */
  isOnSite: boolean;
  /** Other entries that show a picture which the save would replace. */
  others: { title: string; ends: EndedWords[] }[];
}

const id = 'colophon-ending';

/** Decap's own button. Its label depends on the language, and its class on its source code. */
const saveButton = '#nc-root [class*="-SaveButton"]';

/** Shows above the save button which approvals a save ends. Nobody has to close it. */
export function showEnding(ending: Ending | undefined): void {
  const box = band();
  const text = ending === undefined ? '' : sentences(ending).join(' ');
  box.dataset['kind'] =
    ending !== undefined && ending.ends.length + ending.others.length > 0 ? 'ends' : 'ended';
  // Setting the same text again would make screen readers read it again.
  if (box.textContent !== text) box.textContent = text;
  document.documentElement.style.setProperty('--band', `${String(box.offsetHeight)}px`);
  describeSave();
}

/** Keyboard and screen reader users get the text at the button as well. */
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
  const list = (all: readonly EndedWords[]) => all.map(words.one).join(words.separator);
  // Only what this save ends is new; earlier endings are in the list and on the review page.
  const shown = ends.length > 0 ? ends : ended;
  return [
    ...(shown.length === 0 ? [] : [(ends.length > 0 ? words.ends : words.ended)(shown.length, list(shown))]),
    ...(shown.length === 0 ? [] : [isOnSite ? words.onSite : words.notOnSite]),
    ...others.map(({ title, ends: of }) => words.others(title, list(of))),
  ];
}
