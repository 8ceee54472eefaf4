import type { ForgePhrases } from '../en/forge.ts';

export const words: ForgePhrases = {
  needsToken: (repository) => `Cet éditeur écrit dans ${repository} en votre nom, avec un jeton à vous.`,
  scopes:
    'Créez un jeton à portée fine pour ce seul dépôt. Sous «\u00a0Repository permissions\u00a0», donnez-lui Contents, Pull requests et Issues\u00a0: lecture et écriture.',
  makeToken: 'Créer un jeton',
  token: 'Jeton',
  kept: 'Il reste dans ce navigateur jusqu’à la déconnexion, et n’est envoyé qu’à la forge.',
  enter: 'Se connecter',
  entering: 'Connexion…',
  noToken: 'La forge ne connaît pas ce jeton. Il a peut-être expiré, ou un caractère manque.',
  noAccess: (repository) =>
    `Ce jeton ne permet pas d’écrire dans ${repository}. Demandez l’accès à qui le gère, et donnez au jeton les trois permissions.`,
  changed: 'Quelqu’un d’autre l’a modifié',
  noLibrary:
    'Une image accompagne le texte qui l’utilise, pour que les deux soient relus\u00a0: ouvrez le texte et ajoutez-y l’image.',
  noDeletion: 'Ce qui est sur le site est retiré par une décision enregistrée, et non ici.',
};
