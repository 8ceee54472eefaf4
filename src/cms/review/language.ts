import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';

/** The whole desk keeps its language here. */
const cookie = 'colophon-lang';

/** The language that somebody chose, and keeps; else the first that their browser asks for and we speak. */
export function languageFor(context: Context): Lang {
  const chosen = context.req.query('lang') ?? '';
  if (isLang(chosen)) {
    setCookie(context, cookie, chosen, { path: '/admin', sameSite: 'Lax', maxAge: 31_536_000 });
    return chosen;
  }
  const kept = getCookie(context, cookie) ?? '';
  if (isLang(kept)) return kept;
  const accepted = (context.req.header('Accept-Language') ?? '')
    .split(',')
    .map((one) => one.trim().slice(0, 2));
  return accepted.find(isLang) ?? 'en';
}
