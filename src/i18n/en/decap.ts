import decap from 'decap-cms-locales/dist/esm/en/index.js';

/** Sentences of Decap by its own keys. */
export interface DecapPhrases {
  [key: string]: string | DecapPhrases;
}

/** What Decap says in a language, and what it says otherwise or lacks, as far as our forms show it. */
export interface DecapWords {
  decap: object;
  ours: DecapPhrases;
}

export const words: DecapWords = {
  decap,
  // Why something was not done stands in full elsewhere.
  ours: { ui: { toast: { onFailToPublishEntry: 'Not published', onFailToPersist: 'Not saved' } } },
};
