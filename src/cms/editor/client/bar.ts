import { phrases } from '../../../i18n/editor.ts';
import { forgetBlobs } from './blob-cache.ts';
import { forgetContents } from './draft-cache.ts';
import { button, element } from './elements.ts';
import { currentSession, interfaceLang } from './session.ts';
import { forgetToken } from './token.ts';

/** What Decap has no place for: links to the site and the review pages, the state of the site, and the person. */
export function bar(): void {
  const { site, user, forge } = currentSession();
  const words = phrases[interfaceLang()];
  const header = element('header', '', 'colophon-bar');
  const home = link(site.name, site.home, 'colophon-home');
  const status = element('p', '', 'colophon-build');
  status.setAttribute('role', 'status');
  const who = element('span', user.name, 'colophon-who');
  // A name can be in any script, whatever the language of the interface.
  home.dir = who.dir = 'auto';
  const out = document.createElement('form');
  out.method = 'post';
  out.action = '/admin/logout';
  const leave = button(words.logOut);
  leave.type = 'submit';
  out.append(leave);
  // On a forge, the person is known only after logging in, and no server of ours stores it.
  out.hidden = forge !== undefined;
  if (forge === undefined) leave.title = words.you(user.name);
  else
    out.addEventListener('submit', (event) => {
      event.preventDefault();
      forgetToken();
      // Data that needs a login must not stay for the next person at this machine. Their unsaved texts do stay.
      void Promise.all([forgetBlobs(), forgetContents()]).finally(() => {
        location.assign('/admin/');
      });
    });
  header.append(home, link(words.review, '/admin/review/', 'colophon-review'), status, who, out);
  document.body.prepend(header);
}

/** Shows in the bar who is logged in to the forge. */
export function sayWho(name: string): void {
  const who = document.querySelector<HTMLElement>('.colophon-who');
  const out = document.querySelector<HTMLFormElement>('.colophon-bar form');
  if (who !== null) who.textContent = name;
  if (out === null) return;
  out.hidden = false;
  out.querySelector('button')?.setAttribute('title', phrases[interfaceLang()].you(name));
}

/** Shows the state of the site in the bar. */
export function sayInBar(state: 'idle' | 'building' | 'failed', text: string): void {
  const status = document.querySelector<HTMLElement>('.colophon-build');
  // Setting the same text again would make screen readers read it again.
  if (status === null || status.dataset['state'] === state) return;
  status.dataset['state'] = state;
  status.textContent = text;
}

/** Shows progress in the bar; nothing when it is complete. */
export function sayProgress(text: string): void {
  const status = document.querySelector<HTMLElement>('.colophon-build');
  if (status === null) return;
  status.textContent = text;
  if (text === '') delete status.dataset['state'];
  else status.dataset['state'] = 'building';
}

function link(text: string, to: string, className: string): HTMLAnchorElement {
  const made = element('a', text, className);
  made.href = to;
  return made;
}
