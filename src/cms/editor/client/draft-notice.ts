import { draftPhrases } from '../../../i18n/drafts.ts';
import type { DraftPhrases } from '../../../i18n/en/drafts.ts';
import type { KeptDraft } from '../kept-draft.ts';
import { button, element } from './elements.ts';
import { closeNotice, showNotice } from './notice.ts';
import { interfaceLang, localeTag } from './session.ts';

const about = 'draft';
/** A failure to store drafts is reported only once. */
const said = new Set<string>();

/** Reports that a form shows unsaved text, with a button to return to the saved one. */
export function sayRestored(
  kept: KeptDraft,
  {
    putAside,
    use,
    discard,
  }: {
    putAside: () => KeptDraft | undefined;
    use: (kept: KeptDraft) => void;
    discard: (kept: KeptDraft) => void;
  },
): void {
  const words = phrasesHere();
  const back = button(kept.slug === '' ? words.toEmpty : words.toSaved, () => {
    const put = putAside();
    if (put === undefined) return;
    showNotice({
      about,
      kind: 'done',
      title: words.aside,
      body: [element('p', words.asideHint)],
      actions: choices(words, { use: () => use(put), discard: () => discard(put) }),
    });
  });
  showNotice({
    about,
    kind: 'done',
    title: words.restored(when(kept.at)),
    body: [element('p', words.restoredHint)],
    actions: [back],
  });
}

/** Asks whether to restore a text that does not belong to the version in the form. */
export function offerDraft(
  kept: KeptDraft,
  isSame: boolean,
  choice: { use: () => void; discard: () => void },
): void {
  const words = phrasesHere();
  showNotice({
    about,
    kind: 'refused',
    title: words.offered(when(kept.at)),
    body: [element('p', isSame ? words.leftHint : words.changedSince)],
    actions: choices(words, choice),
  });
}

export function sayNotKept(what: 'text' | 'pictures'): void {
  if (said.has(what)) return;
  said.add(what);
  const words = phrasesHere();
  const hint = what === 'text' ? words.notKeptHint : words.picturesNotKept;
  showNotice({ about: 'storage', kind: 'refused', title: words.notKept, body: [element('p', hint)] });
}

export function forgetDraftNotice(): void {
  closeNotice(about);
}

function choices(
  words: DraftPhrases,
  { use, discard }: { use: () => void; discard: () => void },
): HTMLButtonElement[] {
  return [
    button(words.use, () => {
      closeNotice(about);
      use();
    }),
    button(words.discard, () => {
      closeNotice(about);
      discard();
    }),
  ];
}

/** The time, and the date if it is not today. */
function when(at: number): string {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(localeTag(), {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'medium' }),
  }).format(at);
}

function phrasesHere(): DraftPhrases {
  return draftPhrases[interfaceLang()];
}
