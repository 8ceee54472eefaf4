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
  /** Where the readers are. */
  country: Country;
  medium: Medium;
  /** Of the text. */
  lang: Lang;
  /** Who gave it, as its readers know the name. */
  brand: string;
  /** What was given, in a few words: “a toaster”. Nothing is said of it where nothing was given. */
  what?: string | undefined;
}

/** What to write beside a text, where, and who says so. */
export interface Disclosure {
  label: string;
  /** Whether the label says that the text is advertising. Where nothing was given, it says that instead. */
  isAdvertising: boolean;
  /** Labels that would do as well. */
  alternatives: readonly string[];
  /** The sentence behind the label. */
  wording: string;
  /** The same in pieces, the brand's name apart. */
  words: Words;
  placement: string;
  /** Whether links to the brand get `rel="sponsored"`. */
  sponsoredLinks: boolean;
  /** Whether no source that we read names what was given here, so that it is labelled by caution alone. */
  byCaution: boolean;
  sources: readonly Source[];
  /** Labels that say too little there, each with the source that says so. */
  insufficient: readonly { label: string; source?: Source }[];
  /** What the author was told: that the text is theirs. */
  freedom: string;
}

/** Every combination has an answer: the table's types leave no gap. */
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
