import type { FaultPhrases } from '../en/faults.ts';

export const words: FaultPhrases = {
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
};
