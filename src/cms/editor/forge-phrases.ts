import type { InterfaceLang } from '../../model/languages.ts';

/** What the editor says where it speaks with a forge by itself. */
export interface ForgePhrases {
  needsToken: (repository: string) => string;
  scopes: string;
  makeToken: string;
  token: string;
  kept: string;
  enter: string;
  entering: string;
  noToken: string;
  noAccess: (repository: string) => string;
  changed: string;
  noLibrary: string;
  noDeletion: string;
}

export const forgePhrases: Record<InterfaceLang, ForgePhrases> = {
  en: {
    needsToken: (repository) => `This editor writes to ${repository} in your name, with a token of yours.`,
    scopes:
      'Make a fine-grained token for this one repository. Under “Repository permissions” give it Contents, Pull requests and Issues: read and write.',
    makeToken: 'Make a token',
    token: 'Token',
    kept: 'It stays in this browser until you log out, and is sent to the forge alone.',
    enter: 'Log in',
    entering: 'Logging in…',
    noToken: 'The forge does not know this token. It may have ended, or a character is missing.',
    noAccess: (repository) =>
      `With this token you may not write to ${repository}. Ask whoever runs it to let you in, and give the token the three permissions.`,
    changed: 'Somebody else has changed it',
    noLibrary:
      'A picture goes with the text that uses it, so that both are reviewed: open the text and add the picture there.',
    noDeletion: 'What is on the site is taken down by a decision on record, and not here.',
  },
  fr: {
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
  },
};
