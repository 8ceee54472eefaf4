import { createHash } from 'node:crypto';
import type { Lang } from '../model/languages.ts';
import { defaultLang } from '../model/site.ts';
import { siteShellOf } from '../publication/site-shell.ts';
import type { SiteShell } from '../publication/site-shell.ts';
import type { Publication } from '../publication/publication.ts';
import { publication } from './site.ts';

type Params = Record<string, string | undefined>;

/** One address of a route: its parameters, and everything that its page may read. */
export interface Path<Props> {
  params: Params;
  props: Props;
}

/**
 * The addresses of a route in every language, in the form of `getStaticPaths`. A page reads only its props, so their
 * digest is its cache key: unchanged pages are restored from the last build, changed ones never are.
 * @param paths the addresses in one language; `lang` is added to their parameters and the site shell to their props
 */
export async function localisedPaths<Props extends object>(
  paths: (publication: Publication, lang: Lang) => Path<Props>[],
): Promise<(Path<Props & { shell: SiteShell }> & { cacheKey: string })[]> {
  const current = await publication();
  return current.languages.flatMap((lang) => {
    const shell = siteShellOf(current, lang);
    const shellDigest = digest(shell);
    return paths(current, lang).map(({ params, props }) => ({
      params: { lang: lang === defaultLang(current.content.site) ? undefined : lang, ...params },
      props: { ...props, shell },
      cacheKey: digest([shellDigest, props]),
    }));
  });
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
