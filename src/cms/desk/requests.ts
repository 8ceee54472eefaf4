import { z } from 'zod';
import type { Person } from './commit.ts';
import { draftStatuses } from './draft.ts';

const text = z.string().min(1).max(400);
/** Decap sends a branch with each request; the desk decides itself which branch is edited, and ignores it. */
const common = { branch: z.string().max(300).optional() };
const named = { ...common, collection: text, slug: text };
const dataFile = z.object({
  slug: text,
  path: text,
  raw: z.string().max(2 * 1024 * 1024),
});
const asset = z.object({ path: text, content: z.base64(), encoding: z.literal('base64') });
/** The path again, or anything else: it is not used. */
const anyId = z.string().max(400).optional();
const message = z.string().min(1).max(2000);
/** The browser form in which a new entry is written. */
export const formId = z.uuid();
const noteText = z.string().min(1).max(10_000);

/**
 * The requests of Decap's proxy protocol. Four things are ours: `base`, the digests that the editor began from,
 * `begins`, if the entry must not exist yet, `form`, which identifies a first save that is sent again, and
 * `nameMedia`, which names a file before a text refers to it.
 */
export const actions = {
  info: z.object({}),
  entriesByFolder: z.object({
    ...common,
    folder: text,
    extension: text,
    depth: z.number().int().min(0).max(9),
  }),
  entriesByFiles: z.object({
    ...common,
    files: z.array(z.object({ path: text, label: z.string().optional() })).max(10_000),
  }),
  getEntry: z.object({ ...common, path: text }),
  unpublishedEntries: z.object(common),
  unpublishedEntry: z.object({
    ...common,
    id: text.optional(),
    collection: text.optional(),
    slug: text.optional(),
  }),
  unpublishedEntryDataFile: z.object({ ...named, id: anyId, path: text }),
  unpublishedEntryMediaFile: z.object({ ...named, id: anyId, path: text }),
  deleteUnpublishedEntry: z.object(named),
  persistEntry: z.object({
    ...common,
    entry: dataFile.optional(),
    dataFiles: z.array(dataFile).min(1).max(100).optional(),
    assets: z.array(asset).max(200),
    options: z.object({
      collectionName: text.optional(),
      commitMessage: message,
      useWorkflow: z.boolean().optional(),
      status: z.enum(draftStatuses).optional(),
    }),
    base: z.record(text, z.string().max(64).nullable()).optional(),
    begins: z.boolean().optional(),
    form: formId.optional(),
  }),
  updateUnpublishedEntryStatus: z.object({ ...named, newStatus: z.enum(draftStatuses) }),
  publishUnpublishedEntry: z.object(named),
  getMedia: z.object({ ...common, mediaFolder: text }),
  getMediaFile: z.object({ ...common, path: text }),
  nameMedia: z.object({ ...common, path: text, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  persistMedia: z.object({ ...common, asset, options: z.object({ commitMessage: message }) }),
  deleteFile: z.object({ ...common, path: text, options: z.object({ commitMessage: message }) }),
  deleteFiles: z.object({
    ...common,
    paths: z.array(text).min(1).max(1000),
    options: z.object({ commitMessage: message }),
  }),
  getDeployPreview: z.object(named),
  getNotes: z.object(named),
  addNote: z.object({ ...named, note: z.object({ content: noteText }) }),
  updateNote: z.object({ ...named, noteId: text, updates: z.object({ content: noteText.optional() }) }),
  deleteNote: z.object({ ...named, noteId: text }),
  toggleNoteResolution: z.object({ ...named, noteId: text }),
  getPRMetadata: z.object(named),
} as const;

export type Actions = { [A in keyof typeof actions]: z.infer<(typeof actions)[A]> };

/** The answer of each action. */
export type Handlers = { [A in keyof Actions]: (params: Actions[A], person: Person) => Promise<unknown> };
