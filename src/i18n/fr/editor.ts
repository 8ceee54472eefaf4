import type { Phrases } from '../en/editor.ts';

export const words: Phrases = {
  missing: ['Il manque quelque chose ici.', 'Remplissez ce champ.'],
  wrongKind: ['Ce n’est pas ce qui est attendu ici.', 'Remplissez le champ à nouveau.'],
  notAChoice: ['Ce n’est aucun des choix.', 'Choisissez dans la liste.'],
  noUrl: ['Ce n’est pas une adresse web.', 'Écrivez-la en entier\u00a0: https://…'],
  noEmail: ['Ce n’est pas une adresse de courriel.', 'Écrivez-la ainsi\u00a0: presse@exemple.fr.'],
  tooLong: (length, max) => [
    `Ce texte fait ${String(length)} caractères.`,
    `Il en tient ${String(max)}\u00a0: raccourcissez de ${String(length - max)}.`,
  ],
  tooLarge: (max) => ['C’est trop grand.', `Écrivez ${String(max)} au plus.`],
  tooSmall: (min) => ['C’est trop petit.', `Écrivez ${String(min)} au moins.`],
  noAddress: (value) => [
    `«\u00a0${value}\u00a0» n’est pas une adresse de ce site.`,
    'Écrivez-la ainsi\u00a0: /ancienne/adresse/.',
  ],
  unknownField: (name) => [
    `Le fichier a un champ «\u00a0${name}\u00a0» que rien ne lit.`,
    'Retirez-le du fichier.',
  ],
  custom: [
    {
      like: /line break/,
      say: () => ['Ce texte contient un saut de ligne.', 'Écrivez-le sur une seule ligne.'],
    },
    {
      like: /control character/,
      say: () => [
        'Ce texte contient un caractère de commande.',
        'Retapez-le\u00a0; il a sans doute été copié d’un autre programme.',
      ],
    },
    {
      like: /is not a date/,
      say: (value) => [
        `«\u00a0${value}\u00a0» n’est pas une date.`,
        'Écrivez une date ainsi\u00a0: 2026-11-02, avec l’heure\u00a0: 2026-11-02T09:00:00Z.',
      ],
    },
    {
      like: /is not a length of time/,
      say: (value) => [
        `«\u00a0${value}\u00a0» n’est pas une durée.`,
        'Écrivez P6M (six mois), P1Y (un an), P2W (deux semaines) ou P30D.',
      ],
    },
    {
      like: /no folder of the site/,
      say: () => [
        'Cette adresse ne peut pas être un dossier du site.',
        'Écrivez-la telle que le navigateur l’affiche\u00a0: /ancienne/café/. Chaque partie tient en 200 octets.',
      ],
    },
    {
      like: /longer than hosts take/,
      say: () => [
        'Cette adresse est plus longue que les hébergeurs ne l’acceptent.',
        'Retirez-la, ou ramenez-la à 800 signes\u00a0; un é, qui voyage sous la forme %C3%A9, en vaut six.',
      ],
    },
    {
      like: /has \d+ words/,
      say: (_value, words) => [
        'Ce texte a trop de mots.',
        `Il en a ${String(words)}\u00a0: raccourcissez-le.`,
      ],
    },
    {
      like: /not a version/,
      say: () => [
        'Ce n’est pas une version.',
        'Écrivez des nombres et des points\u00a0: 1.0, puis 1.1 ou 2.0.',
      ],
    },
    {
      like: /not a SHA-256 digest/,
      say: () => ['Ce n’est pas une empreinte.', 'Copiez les 64 chiffres de la page du fichier.'],
    },
  ],
  counted: (length, max) => `${String(length)} sur ${String(max)}`,
  countedWords: (words, max) => `${String(words)} mots sur ${String(max)}`,
  tooMany: (excess) => `${String(excess)} de trop`,
  oneText: 'Un texte pour toutes les langues',
  textForEach: 'Un texte par langue',
  allLanguages: 'Toutes les langues',
  savedAs: (zone, moment) => `À votre heure (${zone})\u00a0; enregistré\u00a0: ${moment}.`,
  clear: 'Effacer',
  besidePicture: 'Une image a besoin de mots pour qui ne la voit pas.',
  problems: (count) =>
    count === 1 ? 'Une chose empêche d’enregistrer' : `${String(count)} choses empêchent d’enregistrer`,
  savedWith: (count) =>
    count === 1
      ? 'Enregistré. Une chose est à corriger avant de publier'
      : `Enregistré. ${String(count)} choses sont à corriger avant de publier`,
  close: 'Fermer',
  toField: 'Aller au champ',
  review: 'Relecture et publication',
  logOut: 'Quitter',
  you: (name) => `Vous êtes ${name}`,
  seePage: 'Voir la page',
  keptAsMarkdown: 'Cette partie est conservée en Markdown',
  build: {
    idle: 'Le site est à jour',
    building: 'Le site se construit…',
    failed: 'Le site n’a pas pu être construit',
    failedFully: 'Le site n’a pas pu être construit. Les visiteurs le voient tel qu’il était.',
    output: 'Ce que la construction a dit',
    publishing: 'Publié. Le site se construit…',
    published: 'Publié, et sur le site.',
  },
  notPublished: 'Ceci ne peut pas encore être publié',
  toReview: 'Ouvrir sa page de relecture',
  address: {
    label: 'Adresse',
    made: (slug) => `Tirée du titre\u00a0: ${slug}`,
    typed: (slug) => `Elle sera\u00a0: ${slug}`,
    empty: 'La fin de l’adresse web. Laissée vide, elle est tirée du titre.',
    fixed: 'Cette adresse est la sienne depuis le premier enregistrement.',
    none: ['Ce titre ne donne aucune adresse.', 'Écrivez-en une vous-même, par exemple\u00a0: notre-bac.'],
    unreadable: [
      'Rien de ceci ne peut figurer dans une adresse.',
      'Écrivez des lettres ou des chiffres, par exemple\u00a0: notre-bac.',
    ],
    taken: (slug) => [`L’adresse «\u00a0${slug}\u00a0» est déjà prise.`, 'Écrivez-en une autre.'],
  },
  ending: {
    ends: (count, list) =>
      `Enregistrer rend ${count === 1 ? 'cette approbation caduque' : 'ces approbations caduques'}\u00a0: ${list}.`,
    ended: (count, list) =>
      `Ce brouillon a rendu ${count === 1 ? 'cette approbation caduque' : 'ces approbations caduques'}\u00a0: ${list}.`,
    one: ({ kind, desk, person, day, langs }) =>
      `${{ approval: desk, waiver: `la dérogation de ${desk}`, import: 'la reprise' }[kind]} (${[person, day, ...langs].join(', ')})`,
    separator: '\u00a0; ',
    onSite: 'Le site garde la version approuvée jusqu’à ce que la nouvelle soit approuvée et publiée.',
    notOnSite: 'Il pourra être publié une fois approuvé de nouveau par ses services.',
    others: (title, list) =>
      `«\u00a0${title}\u00a0» montre la même image, et son approbation serait caduque aussi\u00a0: ${list}. Donnez un autre nom à la nouvelle image, sinon rien de ceci ne pourra être publié.`,
    inList: (desks) => (desks === '' ? 'approbation caduque' : `approbation caduque\u00a0: ${desks}`),
  },
  conflict: {
    title: 'Quelqu’un d’autre a modifié ce texte entre-temps',
    explanation:
      'Rien n’a été enregistré, pour ne rien perdre de son travail. Votre texte est toujours dans le formulaire. Comparez les deux et copiez ce que vous voulez garder.',
    unpublished: 'Le site a changé pendant la rédaction',
    unpublishedExplanation:
      'Rien n’a été publié, pour ne rien perdre du travail des autres. La page de relecture permet de réunir les deux versions.',
    yours: 'Votre texte',
    theirs: 'Le texte plus récent',
    copy: 'Copier mon texte',
    copied: 'Copié',
    load: 'Charger le plus récent',
    keep: 'Continuer à écrire',
    gone: 'Le fichier n’existe plus.',
    yourFile: 'Votre fichier',
    theirFile: 'Le fichier plus récent',
    bytes: (count) => `${String(Math.max(1, Math.round(count / 1000)))}\u00a0ko`,
  },
  upload: {
    renamed: (name) => `Votre fichier s’appelle ${name}`,
    renamedHint: (wanted) => `Un autre fichier s’appelle déjà ${wanted}. Les deux restent tels qu’ils sont.`,
    known: 'La médiathèque a déjà ce fichier même',
    knownHint: (name) => `Choisissez ${name} dans la liste.`,
  },
  preview: {
    page: 'Page',
    card: 'Carte sociale',
    search: 'Résultat de recherche',
    dark: 'Sombre',
    light: 'Clair',
    waiting: 'L’aperçu se dessine…',
    failed: 'Pas d’aperçu tant que ceci n’est pas réparé\u00a0:',
    none: 'Il n’y en a pas ici.',
    frame: 'La page telle que les visiteurs la verront',
  },
};
