import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { isLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';

/** The cookie for the language of the whole desk. */
const cookie = 'colophon-lang';

/** The language that the person chose, or else the first one of their browser that we have. */
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
