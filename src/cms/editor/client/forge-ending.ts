import type { SiteForge } from '../../../model/forge.ts';
import { forgeEnding } from '../../forge-review/ending.ts';
import { watchEnding } from './ending.ts';
import { contentPrefix, currentSession, interfaceLang } from './session.ts';
import { keptToken } from './token.ts';

/** As at the desk, from what the forge itself can tell. */
export function watchForgeEnding(forge: SiteForge): void {
  watchEnding(
    forgeEnding({
      forge,
      prefix: contentPrefix(),
      lang: interfaceLang(),
      langs: currentSession().config.i18n.locales,
      token: keptToken,
      now: () => new Date(),
    }),
  );
}
