import { createElement as h, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { forgePhrases } from '../../../i18n/forge.ts';
import { currentSession, interfaceLang } from './session.ts';

interface LoginProps {
  onLogin: (credentials: { token: string }) => void;
  error?: string;
  inProgress?: boolean;
}

/** Asks for a token: GitHub gives one to a page only through a server with a secret, which a site need not have. */
export function ForgeLogin({ onLogin, error, inProgress = false }: LoginProps): ReactElement {
  const words = forgePhrases[interfaceLang()];
  const { forge } = currentSession();
  const [token, setToken] = useState('');
  // After a refusal Decap keeps showing that it is logging in.
  const isBusy = inProgress && error === undefined;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (token.trim() !== '') onLogin({ token: token.trim() });
  };
  return h(
    'main',
    { className: 'colophon-login' },
    h('h1', null, words.enter),
    h('p', null, words.needsToken(forge?.repository ?? '')),
    h('p', null, words.scopes),
    h(
      'p',
      null,
      h(
        'a',
        {
          href: `${forge?.home ?? ''}/settings/personal-access-tokens/new`,
          target: '_blank',
          rel: 'noopener',
        },
        words.makeToken,
      ),
    ),
    error === undefined || error === ''
      ? null
      : h('p', { role: 'alert', className: 'refused' }, error.replace(/^Error: /, '')),
    h(
      'form',
      { onSubmit: submit },
      h('label', { htmlFor: 'colophon-token' }, words.token),
      h('input', {
        id: 'colophon-token',
        type: 'password',
        value: token,
        required: true,
        autoComplete: 'off',
        spellCheck: false,
        'aria-describedby': 'colophon-kept',
        onChange: (event: { target: HTMLInputElement }) => setToken(event.target.value),
      }),
      h('p', { id: 'colophon-kept', className: 'note' }, words.kept),
      h('button', { type: 'submit', disabled: isBusy }, isBusy ? words.entering : words.enter),
    ),
  );
}
