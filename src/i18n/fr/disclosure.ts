import type { DisclosureWords } from '../en/disclosure.ts';

const both = (plain: string, named: string) => ({ plain, named });

export const words: DisclosureWords = {
  readers: ['FR', 'EU'],
  countries: { FR: 'France', EU: 'Union européenne, autres pays', UK: 'Royaume-Uni', US: 'États-Unis' },
  media: {
    article: 'Article, billet ou lettre d’information',
    social: 'Publication courte sur un réseau social',
    image: 'Image ou story',
    video: 'Vidéo ou direct',
    audio: 'Podcast',
  },
  pieces: {
    article: 'cet article',
    social: 'cette publication',
    image: 'cette image',
    video: 'cette vidéo',
    audio: 'cet épisode',
  },
  colon: '\u00a0: ',
  wordings: {
    none: {
      plain: '{brand} ne m’a rien donné pour {piece}, et j’écris librement ce que je pense.',
      named: '{brand} ne m’a rien donné pour {piece}, et j’écris librement ce que je pense.',
    },
    loan: {
      plain: '{brand} m’a prêté un produit pour {piece}, à rendre.',
      named: '{brand} m’a prêté {what} pour {piece}, à rendre.',
    },
    gift: {
      plain: '{brand} m’a offert un produit.',
      named: '{brand} m’a offert {what}.',
    },
    travel: {
      plain: '{brand} a payé mon voyage.',
      named: '{brand} a payé mon voyage\u00a0: {what}.',
    },
    payment: {
      plain: '{brand} me paie pour {piece}.',
      named: '{brand} me paie pour {piece}\u00a0: {what}.',
    },
    affiliate: {
      plain: 'Je touche une commission si vous achetez chez {brand} par mes liens.',
      named: 'Je touche une commission si vous achetez chez {brand} par mes liens\u00a0: {what}.',
    },
    other: {
      plain: '{brand} m’a accordé un avantage pour {piece}.',
      named: '{brand} m’a accordé un avantage pour {piece}\u00a0: {what}.',
    },
  },
  noConsideration: 'Sans contrepartie',
  freedom:
    'Vous êtes libre d’écrire ce que vous pensez\u00a0: vous pouvez publier un avis négatif, ou rien du tout, et nous n’avons rien à valider.',
  mark: 'Collaboration commerciale',
  house: {
    nothing: 'Sans contrepartie\u00a0: rien n’a été payé ni donné entre nous et {brand}',
    partner: {
      loan: both('{brand} nous a prêté un produit', '{brand} nous a prêté {what}'),
      gift: both('{brand} nous a offert un produit', '{brand} nous a offert {what}'),
      travel: both('{brand} a payé notre voyage', '{brand} a payé notre voyage\u00a0: {what}'),
      payment: both('{brand} nous paie', '{brand} nous paie\u00a0: {what}'),
      affiliate: both(
        'nous touchons une commission si vous achetez chez {brand} par nos liens',
        'nous touchons une commission si vous achetez chez {brand} par nos liens\u00a0: {what}',
      ),
      other: both('{brand} nous a accordé un avantage', '{brand} nous a accordé un avantage\u00a0: {what}'),
    },
    us: {
      loan: both('{brand} a reçu de nous un produit en prêt', '{brand} a reçu de nous, en prêt, {what}'),
      gift: both('{brand} a reçu de nous un cadeau', '{brand} a reçu de nous, en cadeau, {what}'),
      travel: both('{brand} a voyagé à nos frais', '{brand} a voyagé à nos frais\u00a0: {what}'),
      payment: both('nous payons {brand}', 'nous payons {brand}\u00a0: {what}'),
      affiliate: both(
        '{brand} touche une commission si vous achetez chez nous par ses liens',
        '{brand} touche une commission si vous achetez chez nous par ses liens\u00a0: {what}',
      ),
      other: both('{brand} a reçu de nous un avantage', '{brand} a reçu de nous un avantage\u00a0: {what}'),
    },
    unsaid: {
      loan: both('un prêt entre nous et {brand}', 'un prêt entre nous et {brand}\u00a0: {what}'),
      gift: both('un cadeau entre nous et {brand}', 'un cadeau entre nous et {brand}\u00a0: {what}'),
      travel: both(
        'un voyage payé, entre nous et {brand}',
        'un voyage payé, entre nous et {brand}\u00a0: {what}',
      ),
      payment: both('un paiement entre nous et {brand}', 'un paiement entre nous et {brand}\u00a0: {what}'),
      affiliate: both(
        'une commission sur les ventes, entre nous et {brand}',
        'une commission sur les ventes, entre nous et {brand}\u00a0: {what}',
      ),
      other: both('un avantage entre nous et {brand}', 'un avantage entre nous et {brand}\u00a0: {what}'),
    },
  },
  kit: { before: 'Kit de presse\u00a0: ', version: (number) => `, version ${number}` },
  labels: {
    FR: ['Collaboration commerciale', 'Publicité'],
    EU: ['Publicité', 'Collaboration commerciale'],
    UK: ['Ad (publicité)', 'Advert (publicité)', 'Advertisement (publicité)'],
    US: ['Ad (publicité)', 'Advertisement (publicité)'],
  },
  placement: {
    FR: {
      article:
        'Tout en haut, avant la première ligne et au-dessus de tout «\u00a0lire la suite\u00a0»\u00a0; claire, lisible et compréhensible.',
      social:
        'En premiers mots, au-dessus de tout «\u00a0voir plus\u00a0»\u00a0; pas parmi des mots-dièse à la fin. La mention propre au réseau s’y ajoute et ne la remplace pas.',
      image:
        'Sur l’image elle-même, lisible aussi longtemps qu’elle est affichée, et en premiers mots de la légende.',
      video: 'Sur la vidéo, durant l’intégralité de la promotion, et en premiers mots de la description.',
      audio:
        'Dite à voix haute, avant que la promotion commence, et en premiers mots des notes de l’épisode.',
    },
    EU: {
      article: 'Tout en haut, avant la première ligne\u00a0: l’intention se voit d’emblée.',
      social:
        'En premiers mots, au-dessus de tout «\u00a0voir plus\u00a0»\u00a0; pas parmi des mots-dièse à la fin.',
      image: 'Sur l’image, assez longtemps pour être lue, et en premiers mots de la légende.',
      video: 'À l’écran et à voix haute, au début, et en premiers mots de la description.',
      audio:
        'Dite à voix haute, avant que la recommandation commence, et en premiers mots des notes de l’épisode.',
    },
    UK: {
      article:
        'D’emblée\u00a0: dans le titre ou juste au-dessus, avant la première ligne, pour qu’on le sache avant de cliquer\u00a0; avec des liens affiliés, à côté d’eux aussi.',
      social:
        'En premiers mots, visibles sans toucher «\u00a0voir plus\u00a0»\u00a0; pas noyés parmi des mots-dièse.',
      image: 'Sur l’image, bien contrastée\u00a0; dans une story, sur chaque image qui montre la chose.',
      video: 'Avant le clic\u00a0: dans le titre ou sur la vignette\u00a0; et à l’écran au début.',
      audio:
        'Dans le titre de l’épisode ou en premiers mots de ses notes, et à voix haute avant la promotion.',
    },
    US: {
      article:
        'Tout en haut, avant la première ligne, impossible à manquer\u00a0: ni défilement, ni clic, ni infobulle. Avec des liens affiliés, à côté d’eux aussi.',
      social:
        'En premiers mots, dans la recommandation même\u00a0; pas dans une suite de mots-dièse ou de liens.',
      image: 'En surimpression sur l’image, assez longtemps pour être remarquée et lue.',
      video:
        'Dans la vidéo même et pas seulement dans sa description\u00a0: à l’écran si la recommandation se voit, à voix haute si elle s’entend. En direct, à plusieurs reprises.',
      audio:
        'Dite à voix haute, auprès de la recommandation, à un volume et à un rythme que chacun peut suivre.',
    },
  },
  evidence: {
    text: 'lu dans son texte',
    issuer: 'lu sur les pages de qui l’a publié',
    secondary: 'source secondaire\u00a0: lu chez d’autres',
  },
  verify: {
    fullText: 'Le texte même n’a pas été lu\u00a0: à vérifier.',
    frLaw: 'Lu dans une copie de l’article\u00a0: à comparer avec Légifrance.',
    frLawFirst: 'L’ordonnance a retiré ces mots\u00a0; ils sont gardés ici comme la règle la plus stricte.',
    frHashtag:
      'Récit d’une praticienne, sans date\u00a0; aucun texte officiel que nous ayons lu ne le dit en ces termes.',
    cjeu: 'Lu dans un commentaire\u00a0; vérifier le numéro de l’affaire.',
    cpc: 'Lu dans une copie de la première page\u00a0; vérifier l’année et les cinq principes.',
    ukGuide:
      'La liste des mentions a été lue dans des comptes rendus du guide\u00a0; la vérifier, ainsi que l’édition.',
    ftcClear: 'À comparer avec l’eCFR.',
    ftcBrochure: 'Lu dans une copie et dans le résumé d’un cabinet d’avocats.',
  },
  notLegalAdvice:
    'Ceci n’est pas un avis juridique\u00a0: nous disons ce que nous avons lu, et où. Les règles changent, les cas diffèrent.',
};
