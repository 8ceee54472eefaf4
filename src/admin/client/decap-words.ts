import { en, fr } from 'decap-cms-locales';

interface Phrases {
  [key: string]: string | Phrases;
}

/** The French that Decap lacks or leaves in English, as far as our forms show it. */
const missing: Phrases = {
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
          'Reprendre le texte de la langue %{locale} ?\nTout ce qui est écrit ici sera remplacé.',
      },
    },
    editorInterface: { toggleNotes: 'Afficher les remarques' },
    editorNotesPane: {
      title: 'Remarques',
      emptyState: 'Pas encore de remarque.',
      addNote: 'Ajouter la remarque',
      addPlaceholder: 'Une remarque…',
      editPlaceholder: 'Modifier la remarque…',
      save: 'Enregistrer',
      cancel: 'Annuler',
      edit: 'Modifier',
      delete: 'Supprimer',
      resolve: 'Marquer comme réglée',
      unresolve: 'Rouvrir',
      confirmDelete: 'Supprimer cette remarque ?',
      shortcut: 'Ctrl+Entrée ajoute la remarque',
    },
    editorToolbar: {
      statusInfoTooltipDraft:
        'C’est un brouillon. Pour le faire relire, choisissez « En cours de révision ».',
      statusInfoTooltipInReview: 'La relecture est en cours ; vous pouvez encore modifier le texte.',
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
      noteAdded: 'Remarque ajoutée',
      noteUpdated: 'Remarque modifiée',
      noteDeleted: 'Remarque supprimée',
      noteResolved: 'Remarque réglée',
      noteReopened: 'Remarque rouverte',
      onFailToAddNote: 'La remarque n’a pas été ajoutée : %{details}',
      onFailToUpdateNote: 'La remarque n’a pas été modifiée : %{details}',
      onFailToDeleteNote: 'La remarque n’a pas été supprimée : %{details}',
      onFailToToggleNote: 'La remarque n’a pas changé : %{details}',
    },
  },
  workflow: { workflow: { dateFormat: 'D MMMM' } },
};

/** A plus that every font has; Decap's is of full width. */
const both: Phrases = { collection: { collectionTop: { newButton: '+ %{collectionLabel}' } } };

export const decapWords = {
  en: merged(en as Phrases, both),
  fr: merged(merged(fr as Phrases, missing), both),
};

function merged(base: Phrases, more: Phrases): Phrases {
  const all = { ...base };
  for (const [key, value] of Object.entries(more)) {
    const was = all[key];
    all[key] = typeof was === 'object' && typeof value === 'object' ? merged(was, value) : value;
  }
  return all;
}
