import type { LabelLike } from '../model/content.ts';
import { primaryLanguage } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import type { SourceId } from './source.ts';

/** Words that somebody wrote to say that a text is advertising. */
export interface FoundLabel {
  /** As they stand in the text. */
  words: string;
  /** Whether readers of the text's language need nothing more than them. */
  isEnough: boolean;
  /** Who says that they are not enough; absent where nobody does, and nobody says that they are. */
  source?: SourceId;
  /** Whom they name. Words such as "thanks to" are a label only before the name of a partner. */
  named?: string;
  /** Whether they are a label only if `named` is a partner. */
  onlyOfPartner?: true;
}

/** Where words stand: a title names topics, so that "Publicité : ce que dit la loi" is none; a paragraph may be one alone. */
type Place = LabelLike['in'];

interface Word {
  /** A pattern, in lower case; case does not count. */
  like: string;
  /** In which languages it is enough. */
  enough?: readonly Lang[];
  source?: SourceId;
  /** It is also the name of a topic: in a title, a colon after it begins a subtitle. */
  isTopic?: true;
  /** A name follows. */
  named?: 'anyone' | 'partner';
}

/** All languages together: a French post may carry an English label. Longer words come first. */
const vocabulary: readonly Word[] = [
  { like: 'advertisement features?', enough: ['en'] },
  { like: 'paid advertisement|paid ad', enough: ['en'] },
  { like: 'advertisement|advertising', enough: ['en'], isTopic: true },
  { like: 'advert|ad', enough: ['en'], source: 'frHashtag' },
  { like: 'publicité|publicite', enough: ['fr'], isTopic: true },
  { like: 'collaborations? commerciales?', enough: ['fr'], isTopic: true },
  { like: '(?:sponsored|gifted) by', source: 'ukGuide', named: 'anyone' },
  { like: 'sponsored(?: (?:post|article|content|review))?', source: 'ukGuide' },
  { like: 'gifted(?: (?:post|article|product|item)s?)?', source: 'ukGuide' },
  { like: 'spon|sp', source: 'ukGuide' },
  { like: 'affiliate(?: links?| content)?', source: 'ukGuide', isTopic: true },
  { like: 'pr (?:trip|stay|haul|gift|sample|treatment)', source: 'ukGuide' },
  { like: '(?:brand )?ambassador', source: 'ukGuide', isTopic: true },
  { like: 'in (?:paid )?(?:association|partnership|collaboration) with', source: 'ukGuide', named: 'anyone' },
  { like: '(?:made possible|funded) by', source: 'ukGuide', named: 'partner' },
  { like: 'thanks to|thank you to|thanks', source: 'ukGuide', named: 'partner' },
  { like: 'collab(?: with)?', source: 'ukGuide' },
  { like: '(?:article|billet|post|contenu|publication|vidéo) sponsorisée?' },
  { like: '(?:sponsorisée?|offerte?) par', named: 'anyone' },
  { like: 'sponsorisée?s?|sponso' },
  { like: '(?:produit|cadeau) offert' },
  { like: 'en (?:partenariat|collaboration) avec', named: 'anyone' },
  { like: 'partenariat|contenu partenaire', isTopic: true },
  { like: 'liens? affiliés?', isTopic: true },
  { like: 'merci à|merci', named: 'partner' },
  { like: 'bezahlte (?:anzeige|werbung)|werbeanzeige|dauerwerbesendung', enough: ['de'] },
  { like: 'anzeige|werbung', enough: ['de'], isTopic: true },
  { like: 'unbezahlte werbung|werbung,? unbezahlt' },
  { like: '(?:gesponsert|präsentiert|unterstützt) von', named: 'anyone' },
  { like: 'gesponsert(?:er (?:beitrag|artikel|inhalt))?|gesponserte anzeige' },
  { like: 'in (?:bezahlter )?(?:zusammenarbeit|kooperation|partnerschaft) mit', named: 'partner' },
  { like: 'mit (?:freundlicher )?unterstützung von', named: 'partner' },
  { like: '(?:bezahlte )?(?:kooperation|partnerschaft)|partnerinhalt|advertorial', isTopic: true },
  { like: 'affiliate-links?|partnerlinks?|provisionslinks?', isTopic: true },
  { like: 'pr-(?:muster|sample)|produktmuster|rezensionsexemplar', isTopic: true },
  { like: 'danke an|dank an|danke', named: 'partner' },
];

/** Hashtags, without `#` and whatever signs join words in them. */
const tags: readonly Word[] = [
  { like: 'ads?|advert|advertisement|advertising|paidad', enough: ['en'], source: 'frHashtag' },
  { like: 'publicité|publicite|collaborationcommerciale', enough: ['fr'] },
  { like: 'sp|spon|sponsored|sponsoredpost|sponsorship|gifted|giftedproduct', source: 'ukGuide' },
  { like: 'affiliate|affiliated|affiliatelinks?|aff|afflink', source: 'ukGuide' },
  { like: 'collab|collaboration|brandambassador|ambassador|prtrip|prstay|prhaul|prgift', source: 'ukGuide' },
  { like: 'partenariat|partenariatremunere|partenariatrémunéré|collaborationremuneree|encollaboration' },
  { like: 'sponso|sponsorisé|sponsorise|sponsorisée|produitoffert|cadeauoffert' },
  { like: 'anzeige|werbung|bezahltewerbung|bezahlteanzeige', enough: ['de'] },
  {
    like: 'unbezahltewerbung|werbungunbezahlt|gesponsert|kooperation|bezahltekooperation|bezahltepartnerschaft',
  },
  { like: 'partnerlinks?|prmuster|prsample|rezensionsexemplar' },
];

/** A name: a few words without a comma, or the end of a sentence, in them. */
const name = '(?<named>[^:;,.!?…\\n]{1,60}?)';
/** What may follow a label: nothing, a colon, or a dash or point that sets it apart. */
const after = '\\s*(?<after>$|[.!]$|[:|·•/]|[–—]|-(?=\\s))';

/** The label that words are, because of where they stand. */
export function labelOf(
  { in: place, text }: Pick<LabelLike, 'in' | 'text'>,
  lang: Lang,
): FoundLabel | undefined {
  return place === 'hashtag' ? labelOfHashtag(text, lang) : labelIn(text, place, lang);
}

/**
 * The label that words begin with, or consist of. Words in quotation marks are spoken about, and no label.
 * @param lang of the text
 */
function labelIn(words: string, place: Place, lang: Lang): FoundLabel | undefined {
  // Pictures before a label are its ornament.
  const text = words.replace(/^[\p{Extended_Pictographic}\ufe0f\u200d\s]+/u, '').trim();
  for (const word of vocabulary) {
    const found = bracketed(text, word) ?? (word.named ? withName(text, word) : bare(text, word, place));
    if (found === undefined || (place === 'alone' && found.after !== '')) continue;
    // Whom a paragraph thanks in passing is nobody's business, unless it is a partner.
    const onlyOfPartner = word.named === 'partner' || (word.named === 'anyone' && place === 'alone');
    return {
      words: found.words,
      ...judged(word, lang),
      ...(found.named !== undefined && { named: found.named }),
      ...(onlyOfPartner && { onlyOfPartner }),
    };
  }
  return undefined;
}

/** @param tag with its `#` */
function labelOfHashtag(tag: string, lang: Lang): FoundLabel | undefined {
  const bareTag = tag.slice(1).toLowerCase().replaceAll('_', '');
  const word = tags.find(({ like }) => new RegExp(`^(?:${like})$`, 'u').test(bareTag));
  return word && { words: tag, ...judged(word, lang) };
}

function judged({ enough, source }: Word, lang: Lang): Pick<FoundLabel, 'isEnough' | 'source'> {
  // The French law's words are as good in any text; others are for who reads their language.
  const isEnough = enough !== undefined && (enough.includes(primaryLanguage(lang)) || enough.includes('fr'));
  return { isEnough, ...(!isEnough && source !== undefined && { source }) };
}

interface Found {
  words: string;
  /** What sets it apart from the rest; empty where it is all. */
  after: string;
  named?: string;
}

/** `[Ad] Five mugs`, `(Gifted) Five mugs`. */
function bracketed(text: string, { like, named }: Word): Found | undefined {
  const inner = named === undefined ? `(?:${like})` : `(?:${like}) ${name}`;
  const match = new RegExp(`^[[(]\\s*(?<words>${inner})\\s*[\\])]\\s*(?<rest>.*)$`, 'isu').exec(text);
  if (match?.groups === undefined) return undefined;
  const { words = '', rest = '', named: who } = match.groups;
  return { words, after: rest === '' ? '' : ']', ...(who !== undefined && { named: who.trim() }) };
}

function bare(text: string, { like, isTopic }: Word, place: Place): Found | undefined {
  const match = new RegExp(`^(?<words>${like})${after}`, 'iu').exec(text);
  if (match?.groups === undefined) return undefined;
  const { words = '', after: next = '' } = match.groups;
  const isSubtitle = place === 'title' && isTopic === true && !/^[.!]?$/.test(next);
  return isSubtitle ? undefined : { words, after: /^[.!]$/.test(next) ? '' : next };
}

function withName(text: string, { like }: Word): Found | undefined {
  const match = new RegExp(`^(?<words>(?:${like})\\s+${name})${after}`, 'iu').exec(text);
  if (match?.groups === undefined) return undefined;
  const { words = '', named = '', after: next = '' } = match.groups;
  return { words, named, after: /^[.!]$/.test(next) ? '' : next };
}
