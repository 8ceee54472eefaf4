import { en, fr } from 'decap-cms-locales';

interface Phrases {
  [key: string]: string | Phrases;
}

/** The French that Decap lacks or leaves in English, as far as our forms show it. */
const missing: Phrases = {
  app: { header: { media: 'Médias' } },
  collection: {
    collectionTop: { viewAsList: 'Afficher en liste', viewAsGrid: 'Afficher en grille' },
    entries: { unpublishedHeader: 'Pas encore publiés' },
  },
  editor: {
    editorControl: { field: { widgetLabel: 'champ %{widgetLabel}' } },
    editorControlPane: {
      i18n: {
        copyFromLocale: 'Reprendre d’une autre langue',
        copyFromLocaleConfirm:
          'Reprendre le texte de la langue %{locale}\u00a0?\nTout ce qui est écrit ici sera remplacé.',
      },
    },
    editorInterface: { toggleNotes: 'Afficher les notes' },
    editorNotesPane: {
      title: 'Notes',
      emptyState: 'Pas encore de note.',
      addNote: 'Ajouter la note',
      addPlaceholder: 'Une note…',
      editPlaceholder: 'Modifier la note…',
      save: 'Enregistrer',
      cancel: 'Annuler',
      edit: 'Modifier',
      delete: 'Supprimer',
      resolve: 'Marquer comme réglée',
      unresolve: 'Rouvrir',
      confirmDelete: 'Supprimer cette note\u00a0?',
      shortcut: 'Ctrl+Entrée ajoute la note',
    },
    editorToolbar: {
      deleteUnpublishedChanges: 'Supprimer le brouillon',
      deleteUnpublishedEntry: 'Supprimer le brouillon',
      statusInfoTooltipDraft:
        'C’est un brouillon. Pour le faire relire, choisissez «\u00a0En cours de révision\u00a0».',
      statusInfoTooltipInReview: 'La relecture est en cours\u00a0; vous pouvez encore modifier le texte.',
    },
    editorWidgets: {
      markdown: {
        strikethrough: 'Barré',
        toggleMode: { rich: 'Passer au texte enrichi', markdown: 'Passer au Markdown' },
      },
      image: {
        chooseMultiple: 'Choisir des images',
        addMore: 'Ajouter des images',
        removeAll: 'Tout retirer',
      },
      file: {
        chooseMultiple: 'Choisir des fichiers',
        addMore: 'Ajouter des fichiers',
        removeAll: 'Tout retirer',
      },
      object: { expand: 'Déplier', collapse: 'Replier' },
    },
  },
  mediaLibrary: { mediaLibraryModal: { close: 'Fermer' } },
  ui: {
    settingsDropdown: { account: 'Menu du compte' },
    toast: {
      noteAdded: 'Note ajoutée',
      noteUpdated: 'Note modifiée',
      noteDeleted: 'Note supprimée',
      noteResolved: 'Note réglée',
      noteReopened: 'Note rouverte',
      onFailToAddNote: 'La note n’a pas été ajoutée\u00a0: %{details}',
      onFailToUpdateNote: 'La note n’a pas été modifiée\u00a0: %{details}',
      onFailToDeleteNote: 'La note n’a pas été supprimée\u00a0: %{details}',
      onFailToToggleNote: 'La note n’a pas changé\u00a0: %{details}',
    },
  },
  workflow: { workflow: { dateFormat: 'D MMMM' } },
};

/** A plus that every font has; Decap's is of full width. Why something was not done stands in full elsewhere. */
const both: Phrases = { collection: { collectionTop: { newButton: '+ %{collectionLabel}' } } };
const notDone = (toast: Phrases): Phrases => ({ ui: { toast } });

export const decapWords = {
  en: merged(
    merged(en as Phrases, both),
    notDone({ onFailToPublishEntry: 'Not published', onFailToPersist: 'Not saved' }),
  ),
  fr: merged(
    merged(merged(fr as Phrases, missing), both),
    notDone({ onFailToPublishEntry: 'Pas publié', onFailToPersist: 'Pas enregistré' }),
  ),
};

function merged(base: Phrases, more: Phrases): Phrases {
  const all = { ...base };
  for (const [key, value] of Object.entries(more)) {
    const was = all[key];
    all[key] = typeof was === 'object' && typeof value === 'object' ? merged(was, value) : value;
  }
  return all;
}
