import { randomUUID } from 'node:crypto';
import { explainVerdict } from '../../approvals/explain.ts';
import type { Person } from '../desk/commit.ts';
import type { Desk } from '../desk/desk.ts';
import type { Note } from '../desk/draft.ts';
import { keyOfDraft } from '../desk/names.ts';
import { nameOf } from '../desk/paths.ts';
import { DeskError } from '../desk/refusals.ts';
import type { Handlers } from '../desk/requests.ts';

/** Notes on a draft. */
export function noteHandlers(
  desk: Desk,
): Pick<
  Handlers,
  'getNotes' | 'addNote' | 'updateNote' | 'deleteNote' | 'toggleNoteResolution' | 'getPRMetadata'
> {
  return {
    getNotes: async ({ collection, slug }, person) => {
      const name = nameOf(collection, slug);
      const draft = await desk.drafts.find(name);
      if (draft === undefined) return { notes: [] };
      const { content } = await desk.review(name);
      const waiting = content.overlay.entries.flatMap((entry) =>
        entry.verdict === undefined || entry.verdict.approved
          ? []
          : [`${entry.lang}: ${explainVerdict(entry.verdict, content.overlay.content)}`],
      );
      const first = {
        id: 'waiting',
        author: 'Colophon',
        content: `Waiting for approval. ${waiting.join('. ')}. /admin/review/${keyOfDraft(name)}/`,
        timestamp: draft.since,
        resolved: false,
        isOwn: false,
      };
      const notes = draft.notes.map((note) => noteFor(note, person));
      return { notes: waiting.length > 0 ? [first, ...notes] : notes };
    },
    addNote: async ({ collection, slug, note }, person) => {
      const id = randomUUID();
      const draft = await desk.drafts.act(nameOf(collection, slug), person, () =>
        Promise.resolve({
          subject: `Note: ${note.content.slice(0, 80)}`,
          act: { act: 'note', note: id, text: note.content },
        }),
      );
      return { note: found(draft.notes, id, person) };
    },
    updateNote: async ({ collection, slug, noteId, updates }, person) => {
      const draft = await desk.drafts.act(nameOf(collection, slug), person, ({ notes }) => {
        ownNote(notes, noteId, person);
        const text = updates.content ?? '';
        return Promise.resolve({
          subject: `Note: ${text.slice(0, 80)}`,
          act: { act: 'edit-note', note: noteId, text },
        });
      });
      return { note: found(draft.notes, noteId, person) };
    },
    deleteNote: async ({ collection, slug, noteId }, person) => {
      await desk.drafts.act(nameOf(collection, slug), person, ({ notes }) => {
        ownNote(notes, noteId, person);
        return Promise.resolve({ subject: 'Remove a note', act: { act: 'remove-note', note: noteId } });
      });
      return { message: 'note removed' };
    },
    toggleNoteResolution: async ({ collection, slug, noteId }, person) => {
      const draft = await desk.drafts.act(nameOf(collection, slug), person, ({ notes }) => {
        const { resolved } = noteOf(notes, noteId);
        const subject = resolved ? 'Open a note again' : 'Resolve a note';
        return Promise.resolve({
          subject,
          act: { act: 'resolve-note', note: noteId, resolved: !resolved },
        });
      });
      return { note: found(draft.notes, noteId, person) };
    },
    getPRMetadata: async ({ collection, slug }) => {
      const name = nameOf(collection, slug);
      const draft = await desk.drafts.find(name);
      if (draft === undefined) return { metadata: null };
      const [first] = draft.history;
      return {
        metadata: {
          id: keyOfDraft(name),
          url: `/admin/review/${keyOfDraft(name)}/`,
          author: first?.author ?? '',
          createdAt: first?.at ?? draft.updatedAt,
        },
      };
    },
  };
}

function noteFor({ id, author, text, at, resolved, person }: Note, reader: Person) {
  return { id, author, content: text, timestamp: at, resolved, isOwn: person === reader.id };
}

function noteOf(notes: readonly Note[], id: string): Note {
  const note = notes.find((one) => one.id === id);
  if (note === undefined) throw new DeskError(404, 'There is no such note.');
  return note;
}

/** @throws DeskError 403 if somebody else wrote it */
function ownNote(notes: readonly Note[], id: string, person: Person): void {
  if (noteOf(notes, id).person !== person.id) throw new DeskError(403, 'Somebody else wrote this note.');
}

function found(notes: readonly Note[], id: string, person: Person) {
  return noteFor(noteOf(notes, id), person);
}
