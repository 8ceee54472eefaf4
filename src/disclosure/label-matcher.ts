import type { LabelLike } from '../model/content.ts';
import { primaryLanguage } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import type { SourceId } from './source.ts';

/** Words in a text that mark it as advertising. */
export interface FoundLabel {
  /** As written in the text. */
  words: string;
  /** Whether these words are enough for readers of the text's language. */
  isEnough: boolean;
  /** The source that says that they are not enough; undefined where no source says either. */
  source?: SourceId;
  /** The name in the label. Words such as "thanks to" are a label only before a partner's name. */
  named?: string;
  /** Whether the words are a label only if `named` is a partner. */
  onlyOfPartner?: true;
}

/**
 * Where the words are. In a title, such words may name the topic: "Publicité : ce que dit la loi" is no label. A
 * paragraph may consist of a label only.
 */
type Place = LabelLike['in'];

interface Word {
  /** A case-insensitive regular expression, in lower case. */
  like: string;
  /** The languages in which it is enough. */
  enough?: readonly Lang[];
  source?: SourceId;
  /** It may also name a topic: in a title, a colon after it begins a subtitle. */
  isTopic?: true;
  /** A name must follow. */
  named?: 'anyone' | 'partner';
}

/** Labels of all languages, since a French post may have an English label. Longer ones come first. */
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

/** Hashtags, without `#` and underscores. */
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

/** A name: a few words without a comma or the end of a sentence. */
const name = '(?<named>[^:;,.!?…\\n]{1,60}?)';
/** What may follow a label: nothing, a colon, or a separating dash or dot. */
const after = '\\s*(?<after>$|[.!]$|[:|·•/]|[–—]|-(?=\\s))';

/** The label in these words, depending on where they are. */
export function labelOf(
  { in: place, text }: Pick<LabelLike, 'in' | 'text'>,
  lang: Lang,
): FoundLabel | undefined {
  return place === 'hashtag' ? labelOfHashtag(text, lang) : labelIn(text, place, lang);
}

/**
 * The label that the words begin with or consist of. Words in quotation marks are only mentioned, and no label.
 * @param lang of the text
 */
function labelIn(words: string, place: Place, lang: Lang): FoundLabel | undefined {
  // Ignores emoji before a label.
  const text = words.replace(/^[\p{Extended_Pictographic}\ufe0f\u200d\s]+/u, '').trim();
  for (const word of vocabulary) {
    const found =
      inBrackets(text, word) ?? (word.named ? withName(text, word) : withoutName(text, word, place));
    if (found === undefined || (place === 'alone' && found.after !== '')) continue;
    // A paragraph that thanks somebody is a label only if that is a partner.
    const onlyOfPartner = word.named === 'partner' || (word.named === 'anyone' && place === 'alone');
    return {
      words: found.words,
      ...sufficiency(word, lang),
      ...(found.named !== undefined && { named: found.named }),
      ...(onlyOfPartner && { onlyOfPartner }),
    };
  }
  return undefined;
}

/** @param tag including `#` */
function labelOfHashtag(tag: string, lang: Lang): FoundLabel | undefined {
  const bareTag = tag.slice(1).toLowerCase().replaceAll('_', '');
  const word = tags.find(({ like }) => new RegExp(`^(?:${like})$`, 'u').test(bareTag));
  return word && { words: tag, ...sufficiency(word, lang) };
}

function sufficiency({ enough, source }: Word, lang: Lang): Pick<FoundLabel, 'isEnough' | 'source'> {
  // Labels of the French law are enough in any text; other labels only for readers of their language.
  const isEnough = enough !== undefined && (enough.includes(primaryLanguage(lang)) || enough.includes('fr'));
  return { isEnough, ...(!isEnough && source !== undefined && { source }) };
}

interface Found {
  words: string;
  /** What separates the label from the rest; empty where nothing follows. */
  after: string;
  named?: string;
}

/** `[Ad] Five mugs`, `(Gifted) Five mugs`. */
function inBrackets(text: string, { like, named }: Word): Found | undefined {
  const inner = named === undefined ? `(?:${like})` : `(?:${like}) ${name}`;
  const match = new RegExp(`^[[(]\\s*(?<words>${inner})\\s*[\\])]\\s*(?<rest>.*)$`, 'isu').exec(text);
  if (match?.groups === undefined) return undefined;
  const { words = '', rest = '', named: who } = match.groups;
  return { words, after: rest === '' ? '' : ']', ...(who !== undefined && { named: who.trim() }) };
}

function withoutName(text: string, { like, isTopic }: Word, place: Place): Found | undefined {
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
