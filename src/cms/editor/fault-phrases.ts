import type { InterfaceLang } from '../../model/languages.ts';
import type { FaultKind } from './forge-fault.ts';

/** What somebody was about to do as a request failed. */
export type Task = 'save' | 'publish' | 'status' | 'discard' | 'list' | 'open' | 'enter';

export interface FaultPhrases {
  title: Record<Task, string>;
  /** Why. `said` is what the forge said, in its own language; it stands below these words. */
  reason: Record<FaultKind, string>;
  /** As far as it reads otherwise where the page speaks with a desk. */
  atDesk: Partial<Record<FaultKind, string>>;
  gone: string;
  partlyTitle: string;
  partly: (folder: string) => string;
  loading: (count: string, all: string) => string;
  /** Where the text is now. */
  kept: string;
  notDone: string;
  /** Said where nobody knows whether the forge did it. */
  unsure: string;
  said: string;
  waiting: (time: string, left: string) => string;
  again: Record<Task, string>;
  now: string;
  logIn: Record<Task, string>;
  logInOnly: string;
  logInWindow: string;
  confirm: string;
  asNew: string;
  reload: string;
  savedAs: (name: string) => string;
  other: (name: string, before: string) => string;
  toRepository: string;
}

export const faultPhrases: Record<InterfaceLang, FaultPhrases> = {
  en: {
    title: {
      save: 'Not saved',
      publish: 'Not published',
      status: 'The status has not changed',
      discard: 'The draft was not deleted',
      list: 'The list could not be loaded',
      open: 'The text could not be loaded',
      enter: 'The editor could not begin',
    },
    reason: {
      login: 'You are logged out: your token has ended, or was taken back.',
      confirm: 'Your organisation wants you to confirm your login before this token may be used.',
      forbidden: 'With your token you may not do this.',
      limited: 'The forge has had too many requests in a short time, and asks to wait.',
      missing:
        'The forge finds nothing there. The repository was moved or removed, or your token may not see it.',
      moved: 'Somebody changed the draft on the forge at the same moment.',
      refused: 'The forge refused it.',
      offline: 'This device is not connected to the network.',
      unreachable: 'The forge does not answer.',
      strange:
        'Something between you and the forge answered in its place, such as the login page of a network.',
    },
    atDesk: {
      login: 'You are logged out. Log in again in another tab; this page stays as it is.',
      forbidden: 'You may not do this.',
      refused: 'The desk refused it.',
      unreachable: 'The desk does not answer. It may be starting again, or your connection is broken.',
    },
    gone: 'The draft is no longer on the forge: somebody published, closed or deleted it.',
    partlyTitle: 'This list is not whole',
    loading: (count, all) => `${count} of ${all} files loaded…`,
    partly: (folder) =>
      `The forge gave out only a part of the folder ${folder}: some entries are missing from this list.`,
    kept: 'Your text is in the form, and this browser keeps it.',
    notDone: 'Nothing was lost.',
    unsure: 'It may have arrived all the same: the next try looks first.',
    said: 'It said:',
    waiting: (time, left) => `It goes on by itself at ${time}, in ${left}.`,
    again: {
      save: 'Save again',
      publish: 'Publish again',
      status: 'Try again',
      discard: 'Try again',
      list: 'Load again',
      open: 'Load again',
      enter: 'Try again',
    },
    now: 'Try now',
    logIn: {
      save: 'Log in and save',
      publish: 'Log in and publish',
      status: 'Log in and change it',
      discard: 'Log in and delete it',
      list: 'Log in and load',
      open: 'Log in and load',
      enter: 'Log in',
    },
    logInOnly: 'Log in again',
    logInWindow: 'Log in again in a window',
    confirm: 'Confirm on the forge',
    asNew: 'Save it as a new draft',
    reload: 'Show what is there now',
    savedAs: (name) => `Saved as ${name}`,
    other: (name, before) => `You are logged in as ${name} now, and no longer as ${before}.`,
    toRepository: 'Open the repository',
  },
  fr: {
    title: {
      save: 'Pas enregistré',
      publish: 'Pas publié',
      status: 'Le statut n’a pas changé',
      discard: 'Le brouillon n’a pas été supprimé',
      list: 'La liste n’a pas pu être chargée',
      open: 'Le texte n’a pas pu être chargé',
      enter: 'L’éditeur n’a pas pu démarrer',
    },
    reason: {
      login: 'Vous n’êtes plus connecté\u00a0: votre jeton a expiré ou a été révoqué.',
      confirm:
        'Votre organisation demande que vous confirmiez votre connexion avant que ce jeton puisse servir.',
      forbidden: 'Votre jeton ne permet pas de faire ceci.',
      limited: 'La forge a reçu trop de demandes en peu de temps et demande d’attendre.',
      missing:
        'La forge ne trouve rien à cet endroit. Le dépôt a été déplacé ou supprimé, ou votre jeton ne peut pas le voir.',
      moved: 'Quelqu’un a modifié le brouillon sur la forge au même moment.',
      refused: 'La forge l’a refusé.',
      offline: 'Cet appareil n’est pas relié au réseau.',
      unreachable: 'La forge ne répond pas.',
      strange:
        'Quelque chose entre vous et la forge a répondu à sa place, comme la page de connexion d’un réseau.',
    },
    atDesk: {
      login:
        'Vous n’êtes plus connecté. Reconnectez-vous dans un autre onglet\u00a0; cette page reste telle quelle.',
      forbidden: 'Vous ne pouvez pas faire ceci.',
      refused: 'Le bureau l’a refusé.',
      unreachable: 'Le bureau ne répond pas. Il redémarre peut-être, ou votre connexion est coupée.',
    },
    gone: 'Le brouillon n’est plus sur la forge\u00a0: quelqu’un l’a publié, fermé ou supprimé.',
    partlyTitle: 'Cette liste n’est pas complète',
    loading: (count, all) => `${count} fichiers sur ${all} chargés…`,
    partly: (folder) =>
      `La forge n’a donné qu’une partie du dossier ${folder}\u00a0: il manque des entrées dans cette liste.`,
    kept: 'Votre texte est dans le formulaire, et ce navigateur le garde.',
    notDone: 'Rien n’est perdu.',
    unsure: 'Cela a pu aboutir malgré tout\u00a0: le prochain essai vérifie d’abord.',
    said: 'Sa réponse\u00a0:',
    waiting: (time, left) => `Cela reprend de soi-même à ${time}, dans ${left}.`,
    again: {
      save: 'Enregistrer à nouveau',
      publish: 'Publier à nouveau',
      status: 'Réessayer',
      discard: 'Réessayer',
      list: 'Charger à nouveau',
      open: 'Charger à nouveau',
      enter: 'Réessayer',
    },
    now: 'Essayer maintenant',
    logIn: {
      save: 'Se connecter et enregistrer',
      publish: 'Se connecter et publier',
      status: 'Se connecter et le changer',
      discard: 'Se connecter et le supprimer',
      list: 'Se connecter et charger',
      open: 'Se connecter et charger',
      enter: 'Se connecter',
    },
    logInOnly: 'Se reconnecter',
    logInWindow: 'Se reconnecter dans une fenêtre',
    confirm: 'Confirmer sur la forge',
    asNew: 'L’enregistrer comme nouveau brouillon',
    reload: 'Montrer ce qui y est maintenant',
    savedAs: (name) => `Enregistré sous le nom de ${name}`,
    other: (name, before) => `Vous êtes maintenant connecté comme ${name}, et non plus comme ${before}.`,
    toRepository: 'Ouvrir le dépôt',
  },
};
