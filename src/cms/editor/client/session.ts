import type { DecapConfig } from '../config.ts';
import type { SiteForge } from '../../../model/forge.ts';
import { localeFor } from '../../../model/browser-languages.ts';
import { interfaceLang as nearest } from '../../../model/languages.ts';
import type { InterfaceLang, Lang } from '../../../model/languages.ts';

/** The answer of `GET /admin/api/config`. */
export interface Session {
  config: DecapConfig & { locale: string; i18n: { locales: Lang[]; default_locale: Lang } };
  /** The name of the site, and the address of its home page. */
  site: { name: string; home: string };
  user: { id: string; name: string };
  /** Whether the server draws previews. */
  preview: boolean;
  /** Languages in which this answer lies beside the page, where no server chooses one. */
  languages?: InterfaceLang[];
  /** The forge that the page speaks with by itself, and where the pages of that forge are. */
  forge?: SiteForge & { home: string };
}

let session: Session | undefined;

export function startSession(given: Session): void {
  session = given;
}

/** @throws before {@link startSession} */
export function currentSession(): Session {
  if (session === undefined) throw new Error('the page has not been set up');
  return session;
}

/** Language of the interface. */
export function interfaceLang(): InterfaceLang {
  return nearest(currentSession().config.locale);
}

/** The locale for times and numbers: that of the browser, if its language is the interface's. */
export function localeTag(): string {
  return localeFor(interfaceLang(), navigator.languages);
}

/** The prefix of a collection's name in the paths of its files. */
export function contentPrefix(): string {
  const [first] = currentSession().config.collections;
  return first === undefined ? '' : String(first['folder']).slice(0, -first.name.length);
}
