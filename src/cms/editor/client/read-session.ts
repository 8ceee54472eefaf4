import { preferredLang } from '../../../model/browser-languages.ts';
import { ask } from './ask.ts';
import type { Session } from './session.ts';

/** What the page is set up with. A desk chooses its language; on a built site there is one file for each. */
export async function readSession(): Promise<Session> {
  const session = await ask<Session>('/admin/api/config');
  const wanted = preferredLang(navigator.languages);
  if (wanted === session.config.locale || session.languages?.includes(wanted) !== true) return session;
  return ask<Session>(`/admin/api/config.${wanted}`);
}
