import type { ComponentName } from '../../markdown/body.ts';
import type { InterfaceLang } from '../../model/languages.ts';

type Words = Record<InterfaceLang, string>;

/** The components of a text, as the toolbar and its forms name them. */
export const componentLabels: Record<ComponentName, Words> = {
  Callout: { en: 'Callout', fr: 'Encadré' },
  Figure: { en: 'Figure', fr: 'Figure' },
  Quote: { en: 'Quotation', fr: 'Citation' },
  Video: { en: 'Film', fr: 'Vidéo' },
  Steps: { en: 'Steps', fr: 'Étapes' },
  Download: { en: 'Download', fr: 'Téléchargement' },
  Term: { en: 'Term', fr: 'Terme' },
};

export const attributeLabels: Record<string, Words> = {
  kind: { en: 'Kind', fr: 'Genre' },
  title: { en: 'Title', fr: 'Titre' },
  src: { en: 'File', fr: 'Fichier' },
  alt: { en: 'Alternative text', fr: 'Texte alternatif' },
  caption: { en: 'Caption', fr: 'Légende' },
  credit: { en: 'Credit', fr: 'Crédit' },
  decorative: { en: 'Only adorns', fr: 'Purement décorative' },
  by: { en: 'Who says it', fr: 'Qui parle' },
  role: { en: 'Role', fr: 'Fonction' },
  source: { en: 'Address of the source', fr: 'Adresse de la source' },
  poster: { en: 'Still picture', fr: 'Image fixe' },
  captions: { en: 'Captions (WebVTT)', fr: 'Sous-titres (WebVTT)' },
  file: { en: 'File', fr: 'Fichier' },
  label: { en: 'Label', fr: 'Libellé' },
  means: { en: 'What it means', fr: 'Ce qu’il veut dire' },
};

export const innerLabel: Words = { en: 'Text (Markdown)', fr: 'Texte (Markdown)' };

export const wordLabels: Record<string, Words> = {
  note: { en: 'Note', fr: 'Remarque' },
  tip: { en: 'Tip', fr: 'Conseil' },
  warning: { en: 'Warning', fr: 'Avertissement' },
  legal: { en: 'Legal', fr: 'Juridique' },
  yes: { en: 'Yes', fr: 'Oui' },
};
