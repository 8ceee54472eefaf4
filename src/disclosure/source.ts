import type { DisclosureWords } from '../i18n/en/disclosure.ts';

/** The source of a rule, precise enough for a lawyer, and how we know its content. */
export interface Source {
  /** The title of the law, judgment or guide in its own language. */
  title: string;
  /** Article, rule, edition, date. */
  reference: string;
  /** Year of the version in question; undefined where the source has no date. */
  year?: number;
  evidence: Evidence;
  /** What to look up before anybody relies on it: the sentence in `src/i18n/`. */
  verify?: keyof DisclosureWords['verify'];
}

/**
 * `text`: we read the original text. `issuer`: read on the issuer's own pages. `secondary`: read in other
 * publications about it. None of these is legal advice, and each has to be checked again when the rule changes.
 */
type Evidence = 'text' | 'issuer' | 'secondary';

export const sources = {
  frLaw: {
    title:
      'Loi n° 2023-451 du 9 juin 2023 visant à encadrer l’influence commerciale et à lutter contre les dérives des influenceurs sur les réseaux sociaux',
    reference: 'article 5-2, issu de l’ordonnance n° 2024-978 du 6 novembre 2024 (LEGIARTI000050457275)',
    year: 2024,
    evidence: 'text',
    verify: 'frLaw',
  },
  frLawFirst: {
    title: 'Loi n° 2023-451 du 9 juin 2023, première rédaction',
    reference: 'article 5, avant l’ordonnance n° 2024-978\u00a0: durant l’intégralité de la promotion',
    year: 2023,
    evidence: 'secondary',
    verify: 'frLawFirst',
  },
  frLcen: {
    title: 'Loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique',
    reference: 'article 20\u00a0: publicité identifiable, et pour le compte de qui',
    year: 2004,
    evidence: 'secondary',
    verify: 'fullText',
  },
  arppCode: {
    title: 'ARPP, Recommandation «\u00a0Communication publicitaire numérique\u00a0»',
    reference: 'version 5, 1er janvier 2022\u00a0: identification d’emblée, non équivoque',
    year: 2022,
    evidence: 'issuer',
  },
  arppSheet: {
    title: 'ARPP, fiche pratique «\u00a0Communication d’influenceurs et marques\u00a0»',
    reference: 'adoptée le 29 mai 2024\u00a0: définition de la contrepartie, liberté de ton',
    year: 2024,
    evidence: 'issuer',
  },
  frHashtag: {
    title: 'S. Soldera, «\u00a0L’importance de l’ARPP dans le marketing d’influence\u00a0»',
    reference: 'article de blog\u00a0: «\u00a0#ad\u00a0» seul n’est pas suffisant en France',
    evidence: 'secondary',
    verify: 'frHashtag',
  },
  ucpd: {
    title: 'Directive 2005/29/EC on unfair commercial practices',
    reference: 'Article 7(2); Annex I, point 11: advertorials',
    year: 2005,
    evidence: 'secondary',
    verify: 'fullText',
  },
  cjeu: {
    title: 'Court of Justice of the European Union, Peek & Cloppenburg',
    reference:
      'C-371/20, judgment of 2 September 2021, on Annex I, point 11: any consideration pays for an article',
    year: 2021,
    evidence: 'secondary',
    verify: 'cjeu',
  },
  cpc: {
    title: 'Consumer Protection Cooperation Network, 5 Key Principles on Social Media Marketing Disclosures',
    reference: 'Influencer Legal Hub of the European Commission: forms of reimbursement',
    year: 2023,
    evidence: 'secondary',
    verify: 'cpc',
  },
  ukGuide: {
    title: 'ASA, CAP and CMA, Influencers’ guide to making clear that ads are ads',
    reference: '3rd edition, 23 March 2023: labels that are fine, and labels advised against',
    year: 2023,
    evidence: 'issuer',
    verify: 'ukGuide',
  },
  capCode: {
    title: 'CAP Code, UK Code of Non-broadcast Advertising and Direct & Promotional Marketing',
    reference: 'rules 2.1 and 2.4: recognition of marketing communications',
    year: 2010,
    evidence: 'secondary',
    verify: 'fullText',
  },
  asaPress: {
    title: 'ASA, Recognising ads: Newspapers and magazines (online and offline)',
    reference:
      'AdviceOnline: money, the loan of a product or service, an incentive, a commission, a free product',
    evidence: 'issuer',
  },
  asaVideo: {
    title: 'ASA, Four essential questions to ask about video blogs',
    reference: 'people learn that an ad is an ad before they engage with it, for example by clicking',
    evidence: 'issuer',
  },
  ftcClear: {
    title: 'FTC, Guides Concerning the Use of Endorsements and Testimonials in Advertising',
    reference: '16 CFR 255.0(f), revised, effective 26 July 2023: clear and conspicuous',
    year: 2023,
    evidence: 'issuer',
    verify: 'ftcClear',
  },
  ftcConnection: {
    title: 'FTC, Guides Concerning the Use of Endorsements and Testimonials in Advertising',
    reference: '16 CFR 255.5(a): material connections',
    year: 2023,
    evidence: 'text',
  },
  ftcBrochure: {
    title: 'FTC, Disclosures 101 for Social Media Influencers',
    reference: 'staff brochure, November 2019',
    year: 2019,
    evidence: 'secondary',
    verify: 'ftcBrochure',
  },
  googleLinks: {
    title: 'Google Search Central, A reminder on qualifying links and our link spam update',
    reference: 'July 2021: rel="sponsored" on affiliate and sponsored links',
    year: 2021,
    evidence: 'issuer',
  },
  googleGifts: {
    title: 'Google, Best practices for bloggers reviewing free products they receive from companies',
    reference: 'March 2016: companies remind bloggers to mark such links',
    year: 2016,
    evidence: 'issuer',
  },
} as const satisfies Record<string, Source>;

export type SourceId = keyof typeof sources;
