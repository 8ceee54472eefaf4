import { emailPattern, publicReasonMax } from '../../approvals/record.ts';
import type { Notice } from '../../approvals/record.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { nearest } from '../../model/nearest.ts';
import { publicationState } from '../../publication/state.ts';
import { shownSince } from '../../publication/tombstones.ts';
import type { DecisionRequest, Matter } from './matter.ts';
import type { PublicWords } from './matter.ts';

/**
 * What the address of a text will show after this decision has unpublished it; undefined for a text that visitors
 * never saw, because nobody will look for it.
 */
export function noticeOf(
  { publicReason, replacement }: PublicWords,
  { entry, site, content, ledger, now }: Matter,
): Notice | undefined {
  const words = {
    ...(publicReason !== undefined && { reason: publicReason.trim() }),
    ...(replacement !== undefined && { replacement }),
  };
  const shown = site.entries.find((one) => isSame(one, entry) && publicationState(one, now) === 'published');
  const gone = site.tombstones.find((one) => isSame(one, entry));
  if (shown === undefined && gone === undefined) return undefined;
  // If it is unpublished already, a later message replaces an earlier one.
  const since = shown === undefined ? gone?.since : shownSince(shown, { ledger, policy: content.policy });
  const aliases = shown === undefined ? (gone?.aliases ?? []) : (shown.front.aliases ?? []);
  return {
    ...(since !== undefined && since <= now.toISOString().slice(0, 10) && { since }),
    ...(aliases.length > 0 && { aliases }),
    ...words,
  };
}

/** All faults of the public message. */
export function wordsObjections(request: DecisionRequest, matter: Matter): string[] {
  const { decision, publicReason, replacement } = request;
  if (publicReason === undefined && replacement === undefined) return [];
  if (decision !== 'unpublish' && decision !== 'withdraw') {
    return [
      'Only what is taken down leaves word for visitors: leave the public reason and the replacement out.',
    ];
  }
  const reasons: string[] = [];
  if (noticeOf({}, matter) === undefined)
    reasons.push('The text is not on the site, so that nobody would read a public reason or a replacement.');
  if (publicReason !== undefined) {
    if (publicReason.trim() === '' || /[\p{Cc}]/u.test(publicReason.trim()))
      reasons.push('Write the public reason as one line.');
    if (publicReason.length > publicReasonMax)
      reasons.push(`The public reason is longer than ${String(publicReasonMax)} characters.`);
    if (emailPattern.test(publicReason))
      reasons.push('The public reason has an e-mail address: leave it out.');
  }
  if (replacement !== undefined) reasons.push(...replacementObjections(replacement, matter));
  return reasons;
}

function replacementObjections(replacement: string, { entry, content }: Matter): string[] {
  const own = idOf(entry);
  const known = [...new Set(content.entries.map(idOf))].filter((id) => id !== own);
  if (replacement === own) return ['A text cannot stand in for itself: name another one.'];
  if (known.includes(replacement)) return [];
  const near = nearest(replacement, known);
  return [
    `There is no entry "${replacement}" to read instead.${near === undefined ? ' Write collection and slug: faq/what-is-it.' : ` Did you mean ${near}?`}`,
  ];
}

function idOf({ collection, slug }: Pick<AnyEntry, 'collection' | 'slug'>): string {
  return `${collection}/${slug}`;
}

function isSame(
  one: Pick<AnyEntry, 'collection' | 'lang' | 'slug'>,
  other: Pick<AnyEntry, 'collection' | 'lang' | 'slug'>,
): boolean {
  return one.collection === other.collection && one.lang === other.lang && one.slug === other.slug;
}
