import type { EntryCollection, RecordCollection } from '../../model/collections.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import type { AssetKind, AssetTheme } from '../../model/asset.ts';
import type { PermissionState } from '../../model/permissions.ts';
import type { Consideration, Giver } from '../../model/post.ts';

export type Words = Record<InterfaceLang, string>;

/** One thing of each collection, for buttons such as "New post". */
export const singular: Record<EntryCollection | RecordCollection, Words> = {
  posts: { en: 'Post', fr: 'Article' },
  faq: { en: 'Answer', fr: 'Réponse' },
  kits: { en: 'Kit', fr: 'Kit' },
  pages: { en: 'Page', fr: 'Page' },
  people: { en: 'Person', fr: 'Personne' },
  topics: { en: 'Topic', fr: 'Thème' },
  series: { en: 'Series', fr: 'Série' },
  partners: { en: 'Partner', fr: 'Partenaire' },
};

export const bodyWords: Record<'label' | 'hint', Words> = {
  label: { en: 'Text', fr: 'Texte' },
  hint: {
    en: 'The + button inserts callouts, figures, quotations, films, steps and downloads.',
    fr: 'Le bouton + insère encadrés, figures, citations, vidéos, étapes et téléchargements.',
  },
};

export const filterWords = {
  drafts: { en: 'Drafts', fr: 'Brouillons' },
  year: { en: 'Year', fr: 'Année' },
} satisfies Record<string, Words>;

const considerationWords: Record<Consideration, Words> = {
  none: { en: 'Nothing', fr: 'Rien' },
  loan: { en: 'A loan', fr: 'Un prêt' },
  gift: { en: 'A gift', fr: 'Un cadeau' },
  travel: { en: 'Travel paid', fr: 'Un voyage payé' },
  payment: { en: 'A payment', fr: 'Un paiement' },
  affiliate: { en: 'Affiliate links', fr: 'Des liens affiliés' },
  other: { en: 'Something else', fr: 'Autre chose' },
};

const giverWords: Record<Giver, Words> = {
  partner: { en: 'The partner, to us', fr: 'Le partenaire, à nous' },
  us: { en: 'Us, to the partner', fr: 'Nous, au partenaire' },
};

const assetWords: Record<AssetKind | AssetTheme, Words> = {
  logo: { en: 'Logo', fr: 'Logo' },
  photo: { en: 'Photo', fr: 'Photo' },
  screenshot: { en: 'Screenshot', fr: 'Capture d’écran' },
  diagram: { en: 'Diagram', fr: 'Schéma' },
  document: { en: 'Document', fr: 'Document' },
  video: { en: 'Video', fr: 'Vidéo' },
  light: { en: 'A light ground', fr: 'Un fond clair' },
  dark: { en: 'A dark ground', fr: 'Un fond sombre' },
  mono: { en: 'One colour', fr: 'Une seule couleur' },
};

const permissionWords: Record<PermissionState, Words> = {
  yes: { en: 'Yes', fr: 'Oui' },
  ask: { en: 'Ask first', fr: 'Demandez d’abord' },
  'non-commercial': { en: 'Where nothing is earned', fr: 'Si rien n’est gagné' },
  no: { en: 'No', fr: 'Non' },
};

const optionWords: Record<string, Words> = {
  ...considerationWords,
  ...giverWords,
  ...assetWords,
  ...permissionWords,
};

/** What a form calls the value of a list to choose from; the value itself where nobody named it. */
export function optionWord(value: string, lang: InterfaceLang): string {
  return Object.hasOwn(optionWords, value) ? (optionWords[value]?.[lang] ?? value) : value;
}
