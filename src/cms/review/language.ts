import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isInterfaceLang } from '../../model/languages.ts';
import type { InterfaceLang } from '../../model/languages.ts';

/** The cookie for the language of the whole desk. */
const cookie = 'colophon-lang';

/** The language that somebody chose, and keeps; else the first that their browser asks for and we speak. */
export function languageFor(context: Context): InterfaceLang {
  const chosen = context.req.query('lang') ?? '';
  if (isInterfaceLang(chosen)) {
    setCookie(context, cookie, chosen, { path: '/admin', sameSite: 'Lax', maxAge: 31_536_000 });
    return chosen;
  }
  const kept = getCookie(context, cookie) ?? '';
  if (isInterfaceLang(kept)) return kept;
  const accepted = (context.req.header('Accept-Language') ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2));
  return accepted.find(isInterfaceLang) ?? 'en';
}
