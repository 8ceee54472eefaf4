import { disclosureWords } from '../i18n/disclosure.ts';
import type { Lang } from '../model/languages.ts';
import type { Consideration } from '../model/post.ts';
import type { Country } from './country.ts';
import type { Insufficient } from './country-rule.ts';
import type { Medium } from './medium.ts';
import { sources } from './source.ts';
import type { Source, SourceId } from './source.ts';
import { linkSources, table } from './table.ts';
import { fill, plainText, typeset } from './words.ts';
import type { Words } from './words.ts';

export interface DisclosureQuestion {
  consideration: Consideration;
  /** The country of the readers. */
  country: Country;
  medium: Medium;
  /** The language of the text. */
  lang: Lang;
  /** The giver's name, as readers know it. */
  brand: string;
  /** What was given, in a few words: “a toaster”. Not used where nothing was given. */
  what?: string | undefined;
}

/** What to write beside a text, where, and the sources for it. */
export interface Disclosure {
  label: string;
  /** Whether the label says that the text is advertising; false where nothing was given. */
  isAdvertising: boolean;
  /** Other valid labels. */
  alternatives: readonly string[];
  /** The sentence after the label. */
  wording: string;
  /** The same in parts, with the brand's name separate. */
  words: Words;
  placement: string;
  /** Whether links to the brand need `rel="sponsored"`. */
  sponsoredLinks: boolean;
  /** Whether no source that we read names this case, and the label is only a precaution. */
  byCaution: boolean;
  sources: readonly Source[];
  /** Labels that are not enough there, with the source that says so. */
  insufficient: readonly { label: string; source?: Source }[];
  /** The statement that the author is free to write what they want. */
  freedom: string;
}

/** Every combination has an answer; the types of the table make sure of it. */
export function disclosureFor(question: DisclosureQuestion): Disclosure {
  const { consideration, country, medium, lang, brand } = question;
  const rule = table[country];
  const what = question.what?.trim() === '' ? undefined : question.what;
  const say = disclosureWords(lang);
  const { plain, named } = say.wordings[consideration];
  const words = fill(what === undefined ? plain : named, { brand, what, piece: say.pieces[medium] });
  const common = {
    wording: plainText(words),
    words,
    placement: typeset(say.placement[country][medium]),
    insufficient: rule.insufficient.map(withSource),
    freedom: say.freedom,
  };
  if (consideration === 'none') {
    return {
      ...common,
      label: say.noConsideration,
      isAdvertising: false,
      alternatives: [],
      sponsoredLinks: false,
      byCaution: false,
      sources: [],
    };
  }
  const [label, ...alternatives] = say.labels[country];
  const grounds = rule.grounds[consideration];
  return {
    ...common,
    label,
    isAdvertising: true,
    alternatives,
    sponsoredLinks: true,
    byCaution: grounds.length === 0,
    sources: sourcesOf([...rule.labelSources, ...grounds, ...rule.placement[medium], ...linkSources]),
  };
}

function withSource({ label, source }: Insufficient): { label: string; source?: Source } {
  return source === undefined ? { label } : { label, source: sources[source] };
}

function sourcesOf(ids: readonly SourceId[]): Source[] {
  return [...new Set(ids)].map((id) => sources[id]);
}
