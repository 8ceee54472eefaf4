import { preferredLang } from '../../../model/browser-languages.ts';
import { ask } from './ask.ts';
import type { Session } from './session.ts';

/** The settings of the page. A desk chooses its language; a built site has one file for each language. */
export async function readSession(): Promise<Session> {
  const session = await ask<Session>('/admin/api/config');
  const wanted = preferredLang(navigator.languages);
  if (wanted === session.config.locale || session.languages?.includes(wanted) !== true) return session;
  return ask<Session>(`/admin/api/config.${wanted}`);
}
