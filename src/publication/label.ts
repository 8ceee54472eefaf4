import { stringsFor } from '../i18n/strings.ts';
import type { Lang } from '../model/languages.ts';
import type { Summary } from './summary.ts';

/** What the law, or honesty, wants said beside a post with a partner: the words that its page begins with. */
export function partnershipLabel(
  { consideration, partner }: NonNullable<Summary['partnership']>,
  lang: Lang,
): string {
  const t = stringsFor(lang);
  return consideration === 'none'
    ? t.partnershipFree(partner.name)
    : t.partnership(t.considerations[consideration], partner.name);
}
