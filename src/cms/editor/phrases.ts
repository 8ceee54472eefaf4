import type { InterfaceLang } from '../../model/languages.ts';
import { countWords } from '../../model/words.ts';

/** A sentence that says what is wrong, and where it helps one that says what to do. */
type Said = readonly [message: string, fix?: string];

/** An approval that ends, in words. */
export interface EndedWords {
  kind: 'approval' | 'waiver' | 'import';
  desk: string;
  person: string;
  day: string;
  /** The languages of the entry in which it ends; none where it has but one. */
  langs: string[];
}

export interface Phrases {
  missing: Said;
  wrongKind: Said;
  notAChoice: Said;
  noUrl: Said;
  noEmail: Said;
  tooLong: (length: number, max: number) => Said;
  tooLarge: (max: number) => Said;
  tooSmall: (min: number) => Said;
  noAddress: (value: string) => Said;
  unknownField: (name: string) => readonly [string, string];
  /** French for the sentences that the model says itself. */
  custom: { like: RegExp; say: (value: string) => Said }[];
  counted: (length: number, max: number) => string;
  countedWords: (words: number, max: number) => string;
  tooMany: (excess: number) => string;
  oneText: string;
  textForEach: string;
  allLanguages: string;
  savedAs: (zone: string, moment: string) => string;
  clear: string;
  besidePicture: string;
  problems: (count: number) => string;
  savedWith: (count: number) => string;
  close: string;
  toField: string;
  review: string;
  logOut: string;
  you: (name: string) => string;
  seePage: string;
  /** Above a part of a text that the visual editor cannot show. */
  keptAsMarkdown: string;
  /** What becomes of the site after something was published. */
  build: {
    idle: string;
    building: string;
    failed: string;
    failedFully: string;
    output: string;
    publishing: string;
    published: string;
  };
  notPublished: string;
  toReview: string;
  /** What a new entry will be called in its address. */
  address: {
    label: string;
    made: (slug: string) => string;
    typed: (slug: string) => string;
    empty: string;
    fixed: string;
    none: Said;
    unreadable: Said;
    taken: (slug: string) => Said;
  };
  /** Which approvals a save would end. */
  ending: {
    ends: (count: number, list: string) => string;
    ended: (count: number, list: string) => string;
    one: (ended: EndedWords) => string;
    onSite: string;
    notOnSite: string;
    others: (title: string, list: string) => string;
    inList: (desks: string) => string;
  };
  conflict: {
    title: string;
    explanation: string;
    unpublished: string;
    unpublishedExplanation: string;
    yours: string;
    theirs: string;
    copy: string;
    copied: string;
    load: string;
    keep: string;
    gone: string;
    yourFile: string;
    theirFile: string;
    bytes: (count: number) => string;
  };
  upload: {
    renamed: (name: string) => string;
    renamedHint: (wanted: string) => string;
    known: string;
    knownHint: (name: string) => string;
  };
  preview: {
    page: string;
    card: string;
    search: string;
    dark: string;
    light: string;
    waiting: string;
    failed: string;
    none: string;
    frame: string;
  };
}

export const phrases: Record<InterfaceLang, Phrases> = {
  en: {
    missing: ['This is missing.', 'Fill it in.'],
    wrongKind: ['This is not what belongs here.', 'Fill the field in anew.'],
    notAChoice: ['This is none of the choices.', 'Choose one from the list.'],
    noUrl: ['This is not a web address.', 'Write it with its beginning: https://…'],
    noEmail: ['This is not an e-mail address.', 'Write it as press@example.org.'],
    tooLong: (length, max) => [
      `This is ${String(length)} characters long.`,
      `At most ${String(max)} fit: shorten it by ${String(length - max)}.`,
    ],
    tooLarge: (max) => [`This is too large.`, `Write at most ${String(max)}.`],
    tooSmall: (min) => [`This is too small.`, `Write at least ${String(min)}.`],
    noAddress: (value) => [`“${value}” is not an address of this site.`, 'Write it as /old/address/.'],
    unknownField: (name) => [
      `The file has a field “${name}” that nothing reads.`,
      'Take it out of the file.',
    ],
    custom: [],
    counted: (length, max) => `${String(length)} of ${String(max)}`,
    countedWords: (words, max) => `${String(words)} of ${String(max)} words`,
    tooMany: (excess) => `${String(excess)} too many`,
    oneText: 'One text for all languages',
    textForEach: 'One text for each language',
    allLanguages: 'All languages',
    savedAs: (zone, moment) => `In your time (${zone}); saved as ${moment}.`,
    clear: 'Clear',
    besidePicture: 'A picture needs words for people who do not see it.',
    problems: (count) =>
      count === 1
        ? 'One thing keeps this from being saved'
        : `${String(count)} things keep this from being saved`,
    savedWith: (count) =>
      count === 1
        ? 'Saved. One thing is to be mended before it can be published'
        : `Saved. ${String(count)} things are to be mended before it can be published`,
    close: 'Close',
    toField: 'Go to the field',
    review: 'Review and publishing',
    logOut: 'Log out',
    you: (name) => `You are ${name}`,
    seePage: 'See the page',
    keptAsMarkdown: 'This part is kept as Markdown text',
    build: {
      idle: 'The site is up to date',
      building: 'The site is being built…',
      failed: 'The site could not be built',
      failedFully: 'The site could not be built. Visitors see it as it was before.',
      output: 'What the build said',
      publishing: 'Published. The site is being built…',
      published: 'Published, and on the site.',
    },
    notPublished: 'This cannot be published yet',
    toReview: 'Open its review page',
    address: {
      label: 'Address',
      made: (slug) => `Made from the title: ${slug}`,
      typed: (slug) => `It will be: ${slug}`,
      empty: 'The last part of the web address. Leave it empty, and it is made from the title.',
      fixed: 'It has had this address since it was first saved.',
      none: ['No address can be made from this title.', 'Write one yourself, such as our-ferry.'],
      unreadable: ['Nothing of this can stand in an address.', 'Write letters or digits, such as our-ferry.'],
      taken: (slug) => [`The address “${slug}” is taken.`, 'Write another one.'],
    },
    ending: {
      ends: (count, list) => `Saving ends ${count === 1 ? 'this approval' : 'these approvals'}: ${list}.`,
      ended: (count, list) =>
        `This draft has ended ${count === 1 ? 'this approval' : 'these approvals'}: ${list}.`,
      one: ({ kind, desk, person, day, langs }) =>
        `${{ approval: desk, waiver: `the waiver of ${desk}`, import: 'what was taken over' }[kind]} (${[person, day, ...langs].join(', ')})`,
      onSite: 'The site keeps the approved version until the new one is approved and published.',
      notOnSite: 'It can be published once its desks have approved it again.',
      others: (title, list) =>
        `“${title}” shows the same picture, and its approval would end too: ${list}. Give the new picture another name, or this cannot be published.`,
      inList: (desks) => (desks === '' ? 'approval ended' : `approval ended: ${desks}`),
    },
    conflict: {
      title: 'Somebody else changed this text meanwhile',
      explanation:
        'It was not saved, so that nothing of theirs is lost. Your text is still in the form. Compare the two, and copy what you want to keep.',
      unpublished: 'The site changed while this was written',
      unpublishedExplanation:
        'Nothing was published, so that nothing of theirs is lost. Its review page brings the two together.',
      yours: 'Your text',
      theirs: 'The newer text',
      copy: 'Copy my text',
      copied: 'Copied',
      load: 'Load the newer one',
      keep: 'Keep editing',
      gone: 'The file is no longer there.',
      yourFile: 'Your file',
      theirFile: 'The newer file',
      bytes: (count) => `${String(Math.max(1, Math.round(count / 1000)))} kB`,
    },
    upload: {
      renamed: (name) => `Your file is called ${name}`,
      renamedHint: (wanted) => `Another file is called ${wanted} already. Both stay as they are.`,
      known: 'The library has this very file already',
      knownHint: (name) => `Choose ${name} in the list.`,
    },
    preview: {
      page: 'Page',
      card: 'Social card',
      search: 'Search result',
      dark: 'Dark',
      light: 'Light',
      waiting: 'The preview is being drawn…',
      failed: 'There is no preview until this is mended:',
      none: 'This one has none.',
      frame: 'The page as visitors will see it',
    },
  },
  fr: {
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
        say: (value) => [
          'Ce texte a trop de mots.',
          `Il en a ${String(countWords(value, 'fr'))}\u00a0: raccourcissez-le.`,
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
      renamedHint: (wanted) =>
        `Un autre fichier s’appelle déjà ${wanted}. Les deux restent tels qu’ils sont.`,
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
  },
};
