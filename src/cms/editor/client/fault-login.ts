import { NetlifyAuthenticator } from 'decap-cms-lib-auth';
import { faultPhrases } from '../../../i18n/faults.ts';
import { forgePhrases } from '../../../i18n/forge.ts';
import { element } from './elements.ts';
import { currentSession, interfaceLang } from './session.ts';

/** Checks a token that replaces the current one. @throws Error with a message if it is invalid or may not write here */
type Reconnect = (token: string) => Promise<void>;

let reconnect: Reconnect | undefined;

/** Sets the function with which the panel logs in. */
export function useReconnect(given: Reconnect): void {
  reconnect = given;
}

/**
 * A login next to the text, which stays unchanged: by a token, or by the window of a login service.
 * @param label the label of its button
 * @param done continues the interrupted action
 */
export function loginForm(label: string, done: () => void): HTMLElement {
  const words = forgePhrases[interfaceLang()];
  const form = document.createElement('form');
  const wrong = element('p', '', 'wrong');
  wrong.setAttribute('role', 'alert');
  const submit = element('button', label, 'first');
  submit.type = 'submit';
  const enter = (token: string): void => {
    submit.disabled = true;
    wrong.textContent = '';
    (reconnect?.(token) ?? Promise.resolve())
      .then(done, (error: unknown) => {
        wrong.textContent = (error as Error).message;
      })
      .finally(() => {
        submit.disabled = false;
      });
  };
  if (currentSession().forge?.login === undefined) {
    const input = document.createElement('input');
    input.type = 'password';
    input.id = 'colophon-new-token';
    input.required = true;
    input.autocomplete = 'off';
    const name = element('label', words.token);
    name.htmlFor = input.id;
    form.append(name, input);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const token = input.value.trim();
      if (token !== '') enter(token);
    });
  } else {
    submit.textContent = faultPhrases[interfaceLang()].logInWindow;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      byWindow().then(enter, (error: unknown) => {
        wrong.textContent = String(error);
      });
    });
  }
  form.append(wrong, submit);
  if (currentSession().forge?.login === undefined) form.append(tokenPage(words.makeToken));
  return form;
}

function tokenPage(text: string): HTMLElement {
  const line = element('p', '', 'quiet');
  const link = element('a', text);
  link.href = `${currentSession().forge?.home ?? ''}/settings/personal-access-tokens/new`;
  link.target = '_blank';
  link.rel = 'noopener';
  line.append(link);
  return line;
}

/** The window that Decap's own login opens. @returns the token from it */
function byWindow(): Promise<string> {
  const { config } = currentSession();
  const { base_url, auth_endpoint, auth_scope } = config['backend'] as Record<string, string>;
  const service = new NetlifyAuthenticator({ base_url, auth_endpoint, site_id: location.hostname });
  return new Promise((resolve, reject) => {
    service.authenticate({ provider: 'github', scope: auth_scope }, (error, data) => {
      if (error) reject(error);
      else resolve(data?.token ?? '');
    });
  });
}
