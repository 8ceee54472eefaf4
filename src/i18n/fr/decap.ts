import decap from 'decap-cms-locales/dist/esm/fr/index.js';
import type { DecapWords } from '../en/decap.ts';

export const words: DecapWords = {
  decap,
  ours: {
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
        onFailToPublishEntry: 'Pas publié',
        onFailToPersist: 'Pas enregistré',
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
  },
};
