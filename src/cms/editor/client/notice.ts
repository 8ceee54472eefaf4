import { phrases } from '../../../i18n/editor.ts';
import { button, element } from './elements.ts';
import { interfaceLang } from './session.ts';

const stackId = 'colophon-notices';

export interface Notice {
  /** The subject: a notice replaces an earlier one with the same subject. */
  about: string;
  kind: 'done' | 'refused';
  title: string;
  /** The content below the title. */
  body?: readonly HTMLElement[];
  link?: { text: string; to: string };
  /** Possible actions, the most likely first. */
  actions?: readonly HTMLElement[];
  onClose?: () => void;
}

/** A small notice at the lower left. It stays until somebody closes it. */
export function showNotice({
  about,
  kind,
  title,
  body = [],
  link,
  actions = [],
  onClose,
}: Notice): HTMLElement {
  closeNotice(about);
  const box = element('section', '', 'colophon-notice');
  box.dataset['kind'] = kind;
  box.dataset['about'] = about;
  box.setAttribute('role', kind === 'refused' ? 'alert' : 'status');
  const row = element('div', '', 'colophon-actions');
  row.append(...actions);
  if (link !== undefined) {
    const way = element('a', link.text);
    way.href = link.to;
    row.append(way);
  }
  row.append(
    button(phrases[interfaceLang()].close, () => {
      closeNotice(about);
      onClose?.();
    }),
  );
  box.append(element('h2', title), ...body, row);
  stack().append(box);
  return box;
}

export function closeNotice(about: string): void {
  noticeAbout(about)?.remove();
}

function noticeAbout(about: string): HTMLElement | undefined {
  const all = document.querySelectorAll<HTMLElement>(`#${stackId} > [data-about]`);
  return [...all].find((one) => one.dataset['about'] === about);
}

function stack(): HTMLElement {
  const found = document.getElementById(stackId);
  if (found !== null) return found;
  const made = element('div', '');
  made.id = stackId;
  document.body.append(made);
  return made;
}
