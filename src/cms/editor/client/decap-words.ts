import { decapSentences } from '../../../i18n/decap.ts';
import type { DecapPhrases } from '../../../i18n/en/decap.ts';
import { inEachLanguage } from '../../../model/languages.ts';

/** A plus that every font has; Decap's is of full width. */
const plus: DecapPhrases = { collection: { collectionTop: { newButton: '+ %{collectionLabel}' } } };

/** What Decap says in our forms, in each language. */
export const decapWords = inEachLanguage((lang) => {
  const { decap, ours } = decapSentences[lang];
  return merged(merged(decap as DecapPhrases, plus), ours);
});

function merged(base: DecapPhrases, more: DecapPhrases): DecapPhrases {
  const all = { ...base };
  for (const [key, value] of Object.entries(more)) {
    const was = all[key];
    all[key] = typeof was === 'object' && typeof value === 'object' ? merged(was, value) : value;
  }
  return all;
}
