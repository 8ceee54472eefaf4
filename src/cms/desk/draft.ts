import { z } from 'zod';
import type { LoggedCommit } from '../../lib/git/commits.ts';
import type { DraftName } from './names.ts';

/** Decap's words: being written, in review, ready. None of them publishes anything; the approvals do. */
export const draftStatuses = ['draft', 'pending_review', 'pending_publish'] as const;
export type DraftStatus = (typeof draftStatuses)[number];

export interface Note {
  id: string;
  /** A person's id; undefined where somebody else committed it. */
  person: string | undefined;
  author: string;
  text: string;
  at: string;
  resolved: boolean;
}

/** Something that happened to a draft. */
export interface DraftEvent {
  at: string;
  /** A person's id; undefined for who is none of the site's people. */
  person: string | undefined;
  author: string;
  what: Act;
}

/** A draft as its branch tells it. */
export interface Draft {
  name: DraftName;
  /** The commit that its branch points to. */
  head: string;
  status: DraftStatus;
  /** Since when the status is what it is. */
  since: string;
  updatedAt: string;
  /** Who wrote it, the first first; ids of people. */
  authors: string[];
  notes: Note[];
  /** The oldest first. */
  history: DraftEvent[];
}

const status = z.enum(draftStatuses);
const id = z.string().min(1).max(80);

/** What a commit on a draft's branch stands for. It is kept in the commit, so that every clone has it. */
const act = z.discriminatedUnion('act', [
  // `form` is that of the browser in which the draft began, until it is told that it did.
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

/** @param subject what people read in `git log` */
export function messageOf(subject: string, what: Act): string {
  const line = subject.replace(/\s+/g, ' ').trim().slice(0, 200) || 'Change a draft';
  return `${line}\n\n${trailer}: ${JSON.stringify(what)}\n`;
}

/** What a commit stands for; one that the desk did not make stands for a save. */
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
 * Follows a draft through its commits.
 * @param commits those of its branch that main does not have, the newest first
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
    // Bytes that came by another way than the desk were never called ready.
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

/** Who saves a new entry: a person, in one form of a browser. */
export interface Sender {
  person: string;
  form: string | undefined;
}

/**
 * Whether a draft holds nothing but what a form sent to begin it, with nobody else's doing: the answer was lost, and the
 * form sends it once more.
 */
export function isBegunBy({ history }: Pick<Draft, 'history'>, { person, form }: Sender): boolean {
  // A branch that git made at main has no history of its own, and is nobody's.
  if (form === undefined || history.length === 0) return false;
  return history.every(({ what, person: by }) => what.act === 'save' && what.form === form && by === person);
}

/** What was ready is in review again once its bytes changed. */
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
