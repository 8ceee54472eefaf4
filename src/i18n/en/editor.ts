/** A sentence that says what is wrong, and where it helps one that says what to do. */
export type Said = readonly [message: string, fix?: string];

/** An approval that ends, in words. */
export interface EndedWords {
  kind: 'approval' | 'waiver' | 'import';
  desk: string;
  person: string;
  day: string;
  /** The languages of the entry in which it ends; none where it has but one. */
  langs: string[];
}

export interface Phrases {
  missing: Said;
  wrongKind: Said;
  notAChoice: Said;
  noUrl: Said;
  noEmail: Said;
  tooLong: (length: number, max: number) => Said;
  tooLarge: (max: number) => Said;
  tooSmall: (min: number) => Said;
  noAddress: (value: string) => Said;
  unknownField: (name: string) => readonly [string, string];
  /** For the sentences that the model says itself, in English. `like` finds one; `words` is how many `value` has. */
  custom: { like: RegExp; say: (value: string, words: number) => Said }[];
  counted: (length: number, max: number) => string;
  countedWords: (words: number, max: number) => string;
  tooMany: (excess: number) => string;
  oneText: string;
  textForEach: string;
  allLanguages: string;
  savedAs: (zone: string, moment: string) => string;
  clear: string;
  besidePicture: string;
  problems: (count: number) => string;
  savedWith: (count: number) => string;
  close: string;
  toField: string;
  review: string;
  logOut: string;
  you: (name: string) => string;
  seePage: string;
  /** Above a part of a text that the visual editor cannot show. */
  keptAsMarkdown: string;
  /** What becomes of the site after something was published. */
  build: {
    idle: string;
    building: string;
    failed: string;
    failedFully: string;
    output: string;
    publishing: string;
    published: string;
  };
  notPublished: string;
  toReview: string;
  /** What a new entry will be called in its address. */
  address: {
    label: string;
    made: (slug: string) => string;
    typed: (slug: string) => string;
    empty: string;
    fixed: string;
    none: Said;
    unreadable: Said;
    taken: (slug: string) => Said;
  };
  /** Which approvals a save would end. */
  ending: {
    ends: (count: number, list: string) => string;
    ended: (count: number, list: string) => string;
    one: (ended: EndedWords) => string;
    /** What separates several of them. */
    separator: string;
    onSite: string;
    notOnSite: string;
    others: (title: string, list: string) => string;
    inList: (desks: string) => string;
  };
  conflict: {
    title: string;
    explanation: string;
    unpublished: string;
    unpublishedExplanation: string;
    yours: string;
    theirs: string;
    copy: string;
    copied: string;
    load: string;
    keep: string;
    gone: string;
    yourFile: string;
    theirFile: string;
    bytes: (count: number) => string;
  };
  upload: {
    renamed: (name: string) => string;
    renamedHint: (wanted: string) => string;
    known: string;
    knownHint: (name: string) => string;
  };
  preview: {
    page: string;
    card: string;
    search: string;
    dark: string;
    light: string;
    waiting: string;
    failed: string;
    none: string;
    frame: string;
  };
}

/** What the editor says. */
export const words: Phrases = {
  missing: ['This is missing.', 'Fill it in.'],
  wrongKind: ['This is not what belongs here.', 'Fill the field in anew.'],
  notAChoice: ['This is none of the choices.', 'Choose one from the list.'],
  noUrl: ['This is not a web address.', 'Write it with its beginning: https://…'],
  noEmail: ['This is not an e-mail address.', 'Write it as press@example.org.'],
  tooLong: (length, max) => [
    `This is ${String(length)} characters long.`,
    `At most ${String(max)} fit: shorten it by ${String(length - max)}.`,
  ],
  tooLarge: (max) => [`This is too large.`, `Write at most ${String(max)}.`],
  tooSmall: (min) => [`This is too small.`, `Write at least ${String(min)}.`],
  noAddress: (value) => [`“${value}” is not an address of this site.`, 'Write it as /old/address/.'],
  unknownField: (name) => [`The file has a field “${name}” that nothing reads.`, 'Take it out of the file.'],
  custom: [],
  counted: (length, max) => `${String(length)} of ${String(max)}`,
  countedWords: (words, max) => `${String(words)} of ${String(max)} words`,
  tooMany: (excess) => `${String(excess)} too many`,
  oneText: 'One text for all languages',
  textForEach: 'One text for each language',
  allLanguages: 'All languages',
  savedAs: (zone, moment) => `In your time (${zone}); saved as ${moment}.`,
  clear: 'Clear',
  besidePicture: 'A picture needs words for people who do not see it.',
  problems: (count) =>
    count === 1
      ? 'One thing keeps this from being saved'
      : `${String(count)} things keep this from being saved`,
  savedWith: (count) =>
    count === 1
      ? 'Saved. One thing is to be mended before it can be published'
      : `Saved. ${String(count)} things are to be mended before it can be published`,
  close: 'Close',
  toField: 'Go to the field',
  review: 'Review and publishing',
  logOut: 'Log out',
  you: (name) => `You are ${name}`,
  seePage: 'See the page',
  keptAsMarkdown: 'This part is kept as Markdown text',
  build: {
    idle: 'The site is up to date',
    building: 'The site is being built…',
    failed: 'The site could not be built',
    failedFully: 'The site could not be built. Visitors see it as it was before.',
    output: 'What the build said',
    publishing: 'Published. The site is being built…',
    published: 'Published, and on the site.',
  },
  notPublished: 'This cannot be published yet',
  toReview: 'Open its review page',
  address: {
    label: 'Address',
    made: (slug) => `Made from the title: ${slug}`,
    typed: (slug) => `It will be: ${slug}`,
    empty: 'The last part of the web address. Leave it empty, and it is made from the title.',
    fixed: 'It has had this address since it was first saved.',
    none: ['No address can be made from this title.', 'Write one yourself, such as our-ferry.'],
    unreadable: ['Nothing of this can stand in an address.', 'Write letters or digits, such as our-ferry.'],
    taken: (slug) => [`The address “${slug}” is taken.`, 'Write another one.'],
  },
  ending: {
    ends: (count, list) => `Saving ends ${count === 1 ? 'this approval' : 'these approvals'}: ${list}.`,
    ended: (count, list) =>
      `This draft has ended ${count === 1 ? 'this approval' : 'these approvals'}: ${list}.`,
    one: ({ kind, desk, person, day, langs }) =>
      `${{ approval: desk, waiver: `the waiver of ${desk}`, import: 'what was taken over' }[kind]} (${[person, day, ...langs].join(', ')})`,
    separator: '; ',
    onSite: 'The site keeps the approved version until the new one is approved and published.',
    notOnSite: 'It can be published once its desks have approved it again.',
    others: (title, list) =>
      `“${title}” shows the same picture, and its approval would end too: ${list}. Give the new picture another name, or this cannot be published.`,
    inList: (desks) => (desks === '' ? 'approval ended' : `approval ended: ${desks}`),
  },
  conflict: {
    title: 'Somebody else changed this text meanwhile',
    explanation:
      'It was not saved, so that nothing of theirs is lost. Your text is still in the form. Compare the two, and copy what you want to keep.',
    unpublished: 'The site changed while this was written',
    unpublishedExplanation:
      'Nothing was published, so that nothing of theirs is lost. Its review page brings the two together.',
    yours: 'Your text',
    theirs: 'The newer text',
    copy: 'Copy my text',
    copied: 'Copied',
    load: 'Load the newer one',
    keep: 'Keep editing',
    gone: 'The file is no longer there.',
    yourFile: 'Your file',
    theirFile: 'The newer file',
    bytes: (count) => `${String(Math.max(1, Math.round(count / 1000)))} kB`,
  },
  upload: {
    renamed: (name) => `Your file is called ${name}`,
    renamedHint: (wanted) => `Another file is called ${wanted} already. Both stay as they are.`,
    known: 'The library has this very file already',
    knownHint: (name) => `Choose ${name} in the list.`,
  },
  preview: {
    page: 'Page',
    card: 'Social card',
    search: 'Search result',
    dark: 'Dark',
    light: 'Light',
    waiting: 'The preview is being drawn…',
    failed: 'There is no preview until this is mended:',
    none: 'This one has none.',
    frame: 'The page as visitors will see it',
  },
};
