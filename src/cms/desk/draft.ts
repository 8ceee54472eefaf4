import { z } from 'zod';
import type { LoggedCommit } from '../../lib/git/commits.ts';
import type { DraftName } from './names.ts';

/** Decap's names: being written, in review, ready. They publish nothing; only approvals do. */
export const draftStatuses = ['draft', 'pending_review', 'pending_publish'] as const;
export type DraftStatus = (typeof draftStatuses)[number];

export interface Note {
  id: string;
  /** A person's id; undefined if somebody else made the commit. */
  person: string | undefined;
  author: string;
  text: string;
  at: string;
  resolved: boolean;
}

/** An event in the history of a draft. */
export interface DraftEvent {
  at: string;
  /** A person's id; undefined if it is not one of the site's people. */
  person: string | undefined;
  author: string;
  what: Act;
}

/** A draft as read from its branch. */
export interface Draft {
  name: DraftName;
  /** The commit that its branch points to. */
  head: string;
  status: DraftStatus;
  /** Since when it has this status. */
  since: string;
  updatedAt: string;
  /** Its authors in order of their first save; ids of people. */
  authors: string[];
  notes: Note[];
  /** The oldest first. */
  history: DraftEvent[];
}

const status = z.enum(draftStatuses);
const id = z.string().min(1).max(80);

/** What a commit on a draft's branch means. It is stored in the commit, so that every clone has it. */
const act = z.discriminatedUnion('act', [
  // `form` is the browser form that began the draft; it is dropped once that form got an answer.
  z.strictObject({ act: z.literal('save'), status, form: z.uuid().optional() }),
  z.strictObject({ act: z.literal('status'), status }),
  z.strictObject({ act: z.literal('update'), status }),
  z.strictObject({
    act: z.literal('decide'),
    status,
    decision: z.string().max(40),
    desk: z.string().max(80),
    files: z.array(z.string().max(300)).max(100),
    comment: z.string().max(2000).optional(),
  }),
  z.strictObject({ act: z.literal('note'), note: id, text: z.string().max(10_000) }),
  z.strictObject({ act: z.literal('edit-note'), note: id, text: z.string().max(10_000) }),
  z.strictObject({ act: z.literal('remove-note'), note: id }),
  z.strictObject({ act: z.literal('resolve-note'), note: id, resolved: z.boolean() }),
]);
export type Act = z.infer<typeof act>;

const trailer = 'Draft-act';

/** @param subject the line that people read in `git log` */
export function messageOf(subject: string, what: Act): string {
  const line = subject.replace(/\s+/g, ' ').trim().slice(0, 200) || 'Change a draft';
  return `${line}\n\n${trailer}: ${JSON.stringify(what)}\n`;
}

/** The meaning of a commit; one that the desk did not make counts as a save. */
export function actOf(message: string): Act | undefined {
  const line = message.trimEnd().split('\n').at(-1) ?? '';
  if (!line.startsWith(`${trailer}: `)) return undefined;
  try {
    return act.safeParse(JSON.parse(line.slice(trailer.length + 2))).data;
  } catch {
    return undefined;
  }
}

/**
 * Computes the state of a draft from its commits.
 * @param commits those of its branch that are not on main, the newest first
 */
export function draftFrom(name: DraftName, head: string, commits: readonly LoggedCommit[]): Draft {
  const first = commits.at(-1)?.at ?? new Date(0).toISOString();
  const draft: Draft = {
    name,
    head,
    status: 'draft',
    since: first,
    updatedAt: first,
    authors: [],
    notes: [],
    history: [],
  };
  for (const { person, author, at, message } of commits.toReversed()) {
    // Bytes that were pushed without the desk were never marked as ready.
    const what = actOf(message) ?? { act: 'save', status: afterSave(draft.status) };
    draft.history.push({ at, person, author, what });
    if ('status' in what && what.status !== draft.status) [draft.status, draft.since] = [what.status, at];
    if (what.act === 'save') {
      draft.updatedAt = at;
      if (person !== undefined && !draft.authors.includes(person)) draft.authors.push(person);
    } else applyToNotes(draft.notes, what, { person, author, at });
  }
  return draft;
}

/** The sender of a new entry: a person, in one form of a browser. */
export interface Sender {
  person: string;
  form: string | undefined;
}

/**
 * Whether a draft contains only what one form sent to begin it, and nothing by anybody else: the answer was lost, and
 * the form sends the entry again.
 */
export function isBegunBy({ history }: Pick<Draft, 'history'>, { person, form }: Sender): boolean {
  // A branch that git made at main has no history of its own, and is nobody's.
  if (form === undefined || history.length === 0) return false;
  return history.every(({ what, person: by }) => what.act === 'save' && what.form === form && by === person);
}

/** A ready draft goes back to review when its bytes change. */
export function afterSave(before: DraftStatus): DraftStatus {
  return before === 'pending_publish' ? 'pending_review' : before;
}

function applyToNotes(notes: Note[], what: Act, by: Pick<DraftEvent, 'person' | 'author' | 'at'>): void {
  if (what.act === 'note') notes.push({ id: what.note, text: what.text, resolved: false, ...by });
  const at = 'note' in what ? notes.findIndex((note) => note.id === what.note) : -1;
  const note = notes[at];
  if (note === undefined) return;
  if (what.act === 'edit-note') note.text = what.text;
  else if (what.act === 'resolve-note') note.resolved = what.resolved;
  else if (what.act === 'remove-note') notes.splice(at, 1);
}
