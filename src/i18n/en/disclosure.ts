import type { Consideration, Giver } from '../../model/post.ts';

/** A sentence with and without a word on what was given. */
export interface Template {
  plain: string;
  /** With `{what}` in it. */
  named: string;
}

type Country = 'FR' | 'EU' | 'UK' | 'US';
type Medium = 'article' | 'social' | 'image' | 'video' | 'audio';
type Given = Exclude<Consideration, 'none'>;

/**
 * What is said beside a gift or a payment. Which country asks for what, and where that stands, are facts of
 * `src/disclosure/`. A translation is read by somebody who knows the law of its readers.
 */
export interface DisclosureWords {
  /** Places where texts in this language are read; the mark of the site is a label in each. */
  readers: readonly [Country, ...Country[]];
  countries: Record<Country, string>;
  media: Record<Medium, string>;
  /** What an author calls their text: “for this article”. */
  pieces: Record<Medium, string>;
  /** A label and the sentence behind it: `Ad: …`, `Publicité : …`. */
  colon: string;
  /**
   * What the author of a text says under the label, in the first person: the nature of the connection, and with whom
   * (16 CFR 255.5; LCEN, article 20). No sentence asks an article or a gender of the names in it: in French, `à {brand}`
   * would become `à Le Carnet`, and `rémunéré` a guess.
   */
  wordings: Record<Consideration, Template>;
  /** What stands in the label's place where nothing was given. */
  noConsideration: string;
  /** What a kit tells whoever uses it, whatever went with it. A text that we had to approve would be our advertising. */
  freedom: string;
  /**
   * The word that the site puts before such a post: one that every place in `readers` names among its labels, and none
   * among those that say too little. For English that leaves "Ad" and "Advertisement", and the whole word needs less
   * guessing; "commercial collaboration" and "gift", which would be softer, are in nobody's list. For French the law's two
   * words are left; "Publicité" would be wrong of a post about what somebody else wrote.
   */
  mark: string;
  /** What the site says of its own posts, in the first person of the house. */
  house: { nothing: string } & Record<Giver | 'unsaid', Record<Given, Template>>;
  /** The kit that a text was made with. */
  kit: { before: string; version: (number: string) => string };
  /** Labels by the country of the readers, the one to use first. The others may be used as well. */
  labels: Record<Country, readonly [string, ...string[]]>;
  /** Where the label stands, by the country of the readers. */
  placement: Record<Country, Record<Medium, string>>;
  /** How we know what a source says. */
  evidence: Record<'text' | 'issuer' | 'secondary', string>;
  /** What to look up in a source before anybody relies on it. */
  verify: Record<
    | 'fullText'
    | 'frLaw'
    | 'frLawFirst'
    | 'frHashtag'
    | 'cjeu'
    | 'cpc'
    | 'ukGuide'
    | 'ftcClear'
    | 'ftcBrochure',
    string
  >;
  notLegalAdvice: string;
}

const both = (plain: string, named: string) => ({ plain, named });

export const words: DisclosureWords = {
  readers: ['UK', 'US', 'EU'],
  countries: {
    FR: 'France',
    EU: 'European Union, other countries',
    UK: 'United Kingdom',
    US: 'United States',
  },
  media: {
    article: 'Article, blog post or newsletter',
    social: 'Short post on a social network',
    image: 'Picture or story',
    video: 'Film or live broadcast',
    audio: 'Podcast',
  },
  pieces: {
    article: 'this article',
    social: 'this post',
    image: 'this picture',
    video: 'this film',
    audio: 'this episode',
  },
  colon: ': ',
  wordings: {
    none: {
      plain: '{brand} gave me nothing for {piece}, and I am free to write what I think.',
      named: '{brand} gave me nothing for {piece}, and I am free to write what I think.',
    },
    loan: {
      plain: '{brand} lent me a product for {piece}; it goes back.',
      named: '{brand} lent me {what} for {piece}; it goes back.',
    },
    gift: {
      plain: 'I received a product free from {brand}.',
      named: 'I received {what} free from {brand}.',
    },
    travel: {
      plain: '{brand} paid for my travel.',
      named: '{brand} paid for my travel: {what}.',
    },
    payment: {
      plain: '{brand} paid me for {piece}.',
      named: '{brand} paid me for {piece}: {what}.',
    },
    affiliate: {
      plain: 'I earn a commission if you buy from {brand} through my links.',
      named: 'I earn a commission if you buy from {brand} through my links: {what}.',
    },
    other: {
      plain: '{brand} gave me something of value for {piece}.',
      named: '{brand} gave me something of value for {piece}: {what}.',
    },
  },
  noConsideration: 'No consideration',
  freedom:
    'You are free to write what you think: you may publish a negative opinion, or nothing at all, and nothing must be validated by us.',
  mark: 'Advertisement',
  house: {
    nothing: 'No consideration: nothing was paid or given between us and {brand}',
    partner: {
      loan: both('{brand} lent us a product', '{brand} lent us {what}'),
      gift: both('{brand} gave us a free product', '{brand} gave us {what}, free'),
      travel: both('{brand} paid for our travel', '{brand} paid for our travel: {what}'),
      payment: both('{brand} paid us', '{brand} paid us: {what}'),
      affiliate: both(
        'we earn a commission if you buy from {brand} through our links',
        'we earn a commission if you buy from {brand} through our links: {what}',
      ),
      other: both('{brand} gave us something of value', '{brand} gave us something of value: {what}'),
    },
    us: {
      loan: both('we lent {brand} a product', 'we lent {brand} {what}'),
      gift: both('we gave {brand} a free product', 'we gave {brand} {what}, free'),
      travel: both('we paid for the travel of {brand}', 'we paid for the travel of {brand}: {what}'),
      payment: both('we paid {brand}', 'we paid {brand}: {what}'),
      affiliate: both(
        '{brand} earns a commission if you buy from us through its links',
        '{brand} earns a commission if you buy from us through its links: {what}',
      ),
      other: both('we gave {brand} something of value', 'we gave {brand} something of value: {what}'),
    },
    unsaid: {
      loan: both('a loan between us and {brand}', 'a loan between us and {brand}: {what}'),
      gift: both('a gift between us and {brand}', 'a gift between us and {brand}: {what}'),
      travel: both('paid travel, between us and {brand}', 'paid travel, between us and {brand}: {what}'),
      payment: both('a payment between us and {brand}', 'a payment between us and {brand}: {what}'),
      affiliate: both(
        'a commission on sales, between us and {brand}',
        'a commission on sales, between us and {brand}: {what}',
      ),
      other: both(
        'something of value went between us and {brand}',
        'something of value went between us and {brand}: {what}',
      ),
    },
  },
  kit: { before: 'Press kit: ', version: (number) => `, version ${number}` },
  labels: {
    FR: ['Collaboration commerciale (advertisement)', 'Publicité (advertisement)'],
    EU: ['Advertisement', 'Ad'],
    UK: ['Ad', 'Advert', 'Advertising', 'Advertisement', 'Advertisement feature'],
    US: ['Ad', 'Advertisement'],
  },
  placement: {
    FR: {
      article:
        'At the very top, before the first line and above any “read more” fold; clear, legible and understandable.',
      social:
        'As the first words, above any “see more”; not among hashtags at the end. The network’s own paid-partnership notice comes on top, and replaces nothing.',
      image:
        'Upon the picture itself, legible for as long as it is shown, and as the first words of its caption.',
      video:
        'Upon the film, for the whole duration of the promotion, and as the first words of its description.',
      audio: 'Spoken, before the promotion begins, and as the first words of the episode’s notes.',
    },
    EU: {
      article: 'At the very top, before the first line, so that the purpose is plain at first sight.',
      social: 'As the first words, above any “see more”; not among hashtags at the end.',
      image: 'Upon the picture, long enough to be read, and as the first words of its caption.',
      video: 'On the screen and spoken, at the start, and as the first words of the description.',
      audio: 'Spoken, before the recommendation begins, and as the first words of the episode’s notes.',
    },
    UK: {
      article:
        'Upfront: in the title or directly above it, before the first line, so that people know before they click; with affiliate links, beside them too.',
      social: 'As the first words, visible without a tap on “see more”; not buried among hashtags.',
      image: 'Upon the picture, in plain contrast; in a story upon each picture that shows the thing.',
      video: 'Before people click: in the title or upon the thumbnail; and on the screen at the start.',
      audio:
        'In the episode’s title or the first words of its notes, and spoken before the promotion begins.',
    },
    US: {
      article:
        'At the very top, before the first line, where nobody can miss it: no scrolling, no click, no tooltip. With affiliate links, beside them too.',
      social: 'As the first words, within the recommendation itself; not in a string of hashtags or links.',
      image: 'Superimposed upon the picture, long enough to be noticed and read.',
      video:
        'In the film itself and not in its description alone: on the screen where the recommendation is seen, spoken where it is heard. In a live broadcast, again and again.',
      audio: 'Spoken, beside the recommendation, in a volume, speed and cadence that everybody follows.',
    },
  },
  evidence: {
    text: 'read in its own words',
    issuer: 'read on its issuer’s pages',
    secondary: 'secondary: read in what others write of it',
  },
  verify: {
    fullText: 'The wording itself was not read: check it.',
    frLaw: 'Read in a copy of the article: compare it with Légifrance.',
    frLawFirst: 'The ordinance took these words out; they are kept here as the stricter rule.',
    frHashtag:
      'A practitioner’s account without a date; no official text that we read says so in these words.',
    cjeu: 'Read in a commentary; check the number of the case.',
    cpc: 'Read in a copy of its first page; check the year and the five principles.',
    ukGuide:
      'The list of labels was read in accounts of the guide; check it, and whether there is a later edition.',
    ftcClear: 'Compare with the eCFR.',
    ftcBrochure: 'Read in a copy and in a law firm’s summary.',
  },
  notLegalAdvice:
    'This is not legal advice: it says what we read, and where. Rules change, and cases differ.',
};
