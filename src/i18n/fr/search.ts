import type { SearchStrings } from '../en/search.ts';

export const words: SearchStrings = {
  heading: 'Recherche',
  label: 'Chercher dans ce site',
  prompt: 'Quelques mots, ou toute une question',
  hint: 'Entre «\u00a0guillemets\u00a0», les mots exacts.',
  submit: 'Chercher',
  narrow: 'Affiner les résultats',
  resultsHeading: 'Résultats',
  needsScript:
    'La recherche a besoin de JavaScript, qui est désactivé. Tout ce qu’il y a dans ce site se trouve aussi par ces listes.',
  topics: 'Parcourir un sujet',
  lists: 'Ou toute une liste',
  shortcut: 'Sur toutes les pages, la touche / mène au champ de recherche',
  results: {
    searching: 'Recherche en cours…',
    found: {
      one: '{count} résultat pour «\u00a0{query}\u00a0»',
      other: '{count} résultats pour «\u00a0{query}\u00a0»',
    },
    listed: { one: '{count} page, par date', other: '{count} pages, des plus récentes aux plus anciennes' },
    dropped: 'Aucune page ne contient tous ces mots. Laissés de côté\u00a0: {words}.',
    nothing: 'Rien trouvé pour «\u00a0{query}\u00a0».',
    nothingHere: 'Rien trouvé avec ces filtres.',
    nothingFiltered: 'Rien trouvé pour «\u00a0{query}\u00a0» avec ces filtres.',
    advice: 'Essayez avec moins de mots, ou un autre mot pour la même chose. Ou parcourez un sujet.',
    facets: { type: 'Type', topic: 'Sujet', author: 'Auteur', year: 'Année' },
    widen: {
      type: 'Tous les types ({count})',
      topic: 'Tous les sujets ({count})',
      author: 'Tous les auteurs ({count})',
      year: 'Toutes les années ({count})',
    },
    clear: 'Ôter tous les filtres',
    chosen: { one: '{count} filtre', other: '{count} filtres' },
    everyValue: 'Les {count}',
    more: 'Montrer {count} de plus',
    shown: '{shown} montrés sur {count}',
    sections: 'Dans cette page',
    unavailable: {
      missing:
        'L’index de recherche n’est pas là\u00a0: il se fait quand le site est construit. D’ici là, les listes mènent à toutes les pages.',
      unreachable:
        'L’index de recherche n’a pas pu être chargé. La connexion est peut-être coupée. Les listes mènent à toutes les pages.',
      empty: 'Il n’y a encore rien à chercher dans cette langue.',
    },
    retry: 'Réessayer',
    written: 'Index du {time}. Ce qui a été écrit depuis y manque jusqu’à la prochaine construction.',
  },
};
