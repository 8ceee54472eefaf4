import { phrases } from '../phrases.ts';
import { button, element } from './elements.ts';
import { interfaceLang } from './session.ts';

const id = 'colophon-notice';

export interface Notice {
  kind: 'done' | 'refused';
  title: string;
  /** What stands below the title. */
  body?: readonly HTMLElement[];
  link?: { text: string; to: string };
  onClose?: () => void;
}

/** A small notice at the lower left, in place of the one before. It stays until somebody closes it. */
export function showNotice({ kind, title, body = [], link, onClose }: Notice): void {
  forgetNotice();
  const box = document.createElement('section');
  box.id = id;
  box.dataset['kind'] = kind;
  box.setAttribute('role', kind === 'refused' ? 'alert' : 'status');
  const actions = element('div', '', 'colophon-actions');
  if (link !== undefined) {
    const way = element('a', link.text);
    way.href = link.to;
    actions.append(way);
  }
  actions.append(
    button(phrases[interfaceLang()].close, () => {
      forgetNotice();
      onClose?.();
    }),
  );
  box.append(element('h2', title), ...body, actions);
  document.body.append(box);
}

export function forgetNotice(): void {
  document.getElementById(id)?.remove();
}
