import type { KitStrings } from '../en/kit-files.ts';

/** Ce que disent les fichiers d’un kit, en français. */
export const words: KitStrings = {
  creditOf: {
    logo: (credit) => `Logo\u00a0: ${credit}`,
    photo: (credit) => `Photo\u00a0: ${credit}`,
    screenshot: (credit) => `Capture d’écran\u00a0: ${credit}`,
    diagram: (credit) => `Dessin\u00a0: ${credit}`,
    document: (credit) => `Document\u00a0: ${credit}`,
    video: (credit) => `Vidéo\u00a0: ${credit}`,
  },
  retouched: 'image retouchée',
  generated: 'image produite par un programme',

  labelled: (label, value) => `${label}\u00a0: ${value}`,
  headline: (title, version) => `${title}, version ${version}`,

  readme: 'Dossier de presse',
  readmeVersion: 'Version',
  readmeDate: 'Date',
  readmeFrom: 'De',
  readmePage: 'Page du dossier',
  readmeFiles: 'Ce que contient le dossier',
  readmeParts: {
    'CREDITS.txt': 'qui nommer à côté de chaque fichier, et ce que chacun montre',
    'LICENCE.txt': 'ce que vous pouvez faire des fichiers et des textes',
    'DISCLOSURE.txt': 'ce que vous devez écrire si vous avez reçu quelque chose',
    SHA256SUMS: 'empreintes de tous les fichiers\u00a0; pour comparer\u00a0: sha256sum -c SHA256SUMS',
    'kit.json': 'tout cela, pour les programmes',
    logos: 'logos, en dessins (SVG) et en plusieurs largeurs (PNG)',
    photos: 'photos, pour l’impression et pour le web',
    screenshots: 'captures d’écran',
    diagrams: 'dessins',
    documents: 'documents à lire, à imprimer et à transmettre',
    videos: 'vidéos',
    texts: 'textes à copier, en texte simple, HTML et Markdown, et la fiche technique',
  },

  credits: 'Crédits',
  creditsHint: 'Nommez l’auteur à côté de chaque fichier utilisé. La ligne à copier vient en premier.',
  shows: 'Montre',
  caption: 'Légende',
  licence: 'Licence',
  uses: 'Usages permis',
  ends: 'Fin du droit d’utilisation',
  remark: 'À noter',
  mustSay: {
    retouched:
      'Une silhouette ou un visage y a été modifié. Là où la loi le demande, écrivez\u00a0: image retouchée.',
    generated: 'Un programme l’a produite. Écrivez-le là où vous la montrez.',
  },
  page: 'Page du fichier',
  contact: 'Contact presse',

  licences: 'Licences',
  licenceTexts: 'Les textes',
  licenceTextsHint:
    'Vous pouvez reprendre tels quels, en entier ou en partie, les textes à copier et la fiche technique.',
  permissions: 'Ce que vous pouvez faire de ce dossier',
  permissionsFrom: (day, address) =>
    `Réponses données le ${day}. Elles sont conservées à l’adresse ${address}`,

  disclosure: 'Ce qu’il faut écrire à côté de votre texte',
  given: 'Ce qui accompagne ce dossier',
  givenKinds: {
    none: 'rien',
    loan: 'un prêt',
    gift: 'un cadeau',
    travel: 'un voyage payé',
    payment: 'un paiement',
    affiliate: 'une commission sur les ventes',
    other: 'un avantage',
  },
  givenBy: 'De la part de',
  givenWhat: 'À savoir',
  nothingDue: 'Vous ne recevez rien\u00a0: aucune mention n’est due. Si vous voulez le dire\u00a0:',
  byReaders:
    'Cela dépend de l’endroit où sont vos lecteurs. S’ils sont à plusieurs endroits, suivez la règle la plus stricte.',
  write: 'Écrivez',
  alternatives: 'Convient aussi',
  where: 'Où',
  insufficient: 'Ne suffit pas à lui seul',
  byCaution: 'Aucune source que nous ayons lue ne nomme ce cas\u00a0: la mention est là par prudence.',
  sponsored: 'Les liens vers la marque portent rel="sponsored".',
  sources: 'Sources',
  freedom: 'Votre avis vous appartient',

  facts: 'Fiche technique',
  features: 'Points forts',
  quotes: 'Citations',
  people: 'Personnes',
  links: 'Liens',
  lengths: { short: 'Texte court', medium: 'Texte moyen', long: 'Texte long' },
};
