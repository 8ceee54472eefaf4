import type { SiteForge } from '../../../model/forge.ts';
import { forgeEnding } from '../../forge-review/ending.ts';
import { watchEnding } from './ending.ts';
import { contentPrefix, currentSession, interfaceLang } from './session.ts';
import { keptToken } from './token.ts';

/** The same as at the desk, from what the forge knows. */
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
