import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { explainVerdict } from '../approvals/explain.ts';
import { filesIn, isPlain, sha256 } from '../git/objects.ts';
import { refTarget } from '../git/refs.ts';
import type { Person } from './commit.ts';
import type { Desk } from './desk.ts';

import type { Note } from './draft.ts';
import { blobs, filesAt } from './draft-content.ts';
import { fieldOf } from './field.ts';
import { belongsTo, draftName, isEditable, keyOfDraft, refOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';
import { actions } from './requests.ts';
import type { Actions } from './requests.ts';
import { pageAddress } from './review/page-address.ts';

/** A file of the media folder, as the protocol has it. */
interface MediaAnswer {
  id: string;
  content: string;
  encoding: 'base64';
  path: string;
  name: string;
}

/** The answers of Decap's proxy protocol, by action. Paths in it count from the top of the repository. */
export class Protocol {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /**
   * @param body the request as it came, of any shape
   * @returns what goes back as JSON
   * @throws DeskError 422 for what is no request of the protocol
   */
  async answer(body: unknown, person: Person): Promise<unknown> {
    const { action } = z.object({ action: z.string() }).safeParse(body).data ?? { action: '' };
    if (!Object.hasOwn(actions, action)) throw new DeskError(422, `Unknown action ${JSON.stringify(action)}`);
    const known = action as keyof Actions;
    const params = actions[known].safeParse((body as { params?: unknown }).params ?? {});
    if (!params.success) throw new DeskError(422, z.prettifyError(params.error));
    // The table types each handler by its own action; across a union TypeScript cannot follow that.
    const handle = this.#handlers[known] as (given: unknown, by: Person) => Promise<unknown>;
    return handle(params.data, person);
  }

  readonly #handlers: {
    [A in keyof Actions]: (params: Actions[A], person: Person) => Promise<unknown>;
  } = {
    info: () =>
      Promise.resolve({
        repo: basename(this.#root()),
        publish_modes: ['editorial_workflow'],
        type: 'local_git',
      }),
    entriesByFolder: async ({ folder, extension, depth }) => {
      const main = await this.#main();
      const inside = this.#inside(folder);
      const ending = `.${extension.replace(/^\./, '')}`;
      const listed = [...(await filesIn(this.#desk.place.repository, main, inside))].filter(
        ([file, version]) =>
          isPlain(version) &&
          file.endsWith(ending) &&
          file.slice(inside.length + 1).split('/').length <= depth,
      );
      const bytes = await blobs(
        this.#desk.place.repository,
        listed.map(([, { blob }]) => blob),
      );
      return listed.map(([file, { blob }]) => this.#file(file, bytes.get(blob)));
    },
    entriesByFiles: async ({ files }) => {
      const inside = files.map(({ path }) => this.#inside(path));
      const bytes = await filesAt(this.#desk.place.repository, await this.#main(), inside);
      return inside.map((file, index) => this.#file(file, bytes.get(file), files[index]?.label));
    },
    getEntry: async ({ path }) => {
      const file = this.#inside(path);
      const bytes = await filesAt(this.#desk.place.repository, await this.#main(), [file]);
      return this.#file(file, bytes.get(file));
    },
    unpublishedEntries: async () => (await this.#desk.drafts.all()).map(({ name }) => keyOfDraft(name)),
    unpublishedEntry: async ({ id, collection, slug }) => {
      const [ofId = '', ...rest] = (id ?? '').split('/');
      const name = nameOf(collection ?? ofId, slug ?? rest.join('/'));
      const { draft, content } = await this.#desk.review(name);
      return {
        collection: name.collection,
        slug: name.slug,
        status: draft.status,
        diffs: content.changes.map(({ file, before, after }) => {
          const path = this.#outside(file);
          return {
            oldPath: before === undefined ? '' : path,
            newPath: after === undefined ? '' : path,
            status: before === undefined ? 'added' : after === undefined ? 'deleted' : 'modified',
            newFile: before === undefined,
            path,
            id: path,
            binary: file.startsWith('media/'),
          };
        }),
        updatedAt: draft.updatedAt,
        pullRequestAuthor: draft.history[0]?.author ?? '',
      };
    },
    unpublishedEntryDataFile: async ({ collection, slug, path }) => {
      const { file, bytes } = await this.#draftFile(nameOf(collection, slug), path);
      const { data, file: about } = this.#file(file, bytes);
      return { data, file: about };
    },
    unpublishedEntryMediaFile: async ({ collection, slug, path }) => {
      const { file, bytes } = await this.#draftFile(nameOf(collection, slug), path);
      if (bytes === undefined) throw new DeskError(404, `There is no ${path} in this draft.`);
      return this.#media(file, bytes);
    },
    deleteUnpublishedEntry: async ({ collection, slug }) => {
      const name = nameOf(collection, slug);
      await this.#desk.drafts.remove(name);
      return { message: `deleted branch: ${refOfDraft(name).slice('refs/heads/'.length)}` };
    },
    persistEntry: async ({ entry, dataFiles = entry ? [entry] : [], assets, options, base = {} }, person) => {
      const [first] = dataFiles;
      if (first === undefined) throw new DeskError(422, 'There is no file to save.');
      const name = nameOf(options.collectionName ?? '', first.slug);
      const files = new Map<string, Buffer | undefined>();
      for (const { path, raw } of dataFiles) files.set(this.#editable(path), Buffer.from(raw, 'utf8'));
      for (const { path, content } of assets) files.set(this.#editable(path), Buffer.from(content, 'base64'));
      const began = Object.entries(base).map(([path, digest]) => [this.#inside(path), digest] as const);
      const draft = await this.#desk.drafts.save(name, person, {
        files,
        base: new Map(began),
        status: options.status,
        subject: options.commitMessage,
      });
      const { content } = await this.#desk.review(name);
      return {
        message: 'entry persisted',
        status: draft.status,
        // What would keep the draft from being built. It is saved all the same: nobody loses a text over a rule.
        problems: content.overlay.errors.map((problem) => ({
          ...problem,
          file: this.#outside(problem.file),
          field: fieldOf(problem, content.files.get(problem.file)),
        })),
        files: [...files].map(([file, bytes]) => ({
          path: this.#outside(file),
          id: bytes === undefined ? null : sha256(bytes),
        })),
      };
    },
    updateUnpublishedEntryStatus: async ({ collection, slug, newStatus }, person) => {
      await this.#desk.drafts.act(nameOf(collection, slug), person, () =>
        Promise.resolve({
          subject: `Set ${collection} "${slug}" to ${newStatus}`,
          act: { act: 'status', status: newStatus },
        }),
      );
      return { message: `${this.#branch()} description was updated to ${newStatus}` };
    },
    publishUnpublishedEntry: async ({ collection, slug }, person) => {
      const name = nameOf(collection, slug);
      const commit = await this.#desk.publish(name, person);
      const branch = refOfDraft(name).slice('refs/heads/'.length);
      const { content } = await this.#desk.content();
      // It is published, whether or not we can say where.
      const page = content && (await pageAddress(this.#desk, name, content.site).catch(() => undefined));
      return { message: `branch ${branch} merged to ${this.#branch()}`, commit, page };
    },
    getMedia: async ({ mediaFolder }) => {
      const inside = this.#inside(mediaFolder);
      const main = await this.#listMedia(await this.#main(), inside, 'main');
      const known = new Set(main.map(({ path }) => path));
      const uploads = await this.#desk.drafts.all();
      const waiting = await Promise.all(
        uploads
          .filter(({ name }) => name.collection === 'media')
          .map(({ name, head }) => this.#listMedia(head, inside, `drafts/${keyOfDraft(name)}`)),
      );
      return [...main, ...waiting.flat().filter(({ path }) => !known.has(path))];
    },
    getMediaFile: async ({ path }) => {
      const file = this.#inside(path);
      const bytes = (await filesAt(this.#desk.place.repository, await this.#main(), [file])).get(file);
      if (bytes === undefined || !isEditable(file)) throw new DeskError(404, `There is no ${path}.`);
      return this.#media(file, bytes);
    },
    persistMedia: async ({ asset, options }, person) => {
      const file = this.#editable(asset.path);
      const bytes = Buffer.from(asset.content, 'base64');
      const name = nameOf('media', slugOfMedia(file));
      await this.#desk.drafts.save(name, person, {
        files: new Map([[file, bytes]]),
        base: new Map(),
        status: 'pending_review',
        subject: options.commitMessage,
      });
      return this.#media(file, bytes);
    },
    deleteFile: async ({ path, options }, person) => this.#delete([path], options.commitMessage, person),
    deleteFiles: async ({ paths, options }, person) => this.#delete(paths, options.commitMessage, person),
    getDeployPreview: () => Promise.resolve(null),
    getNotes: async ({ collection, slug }, person) => {
      const name = nameOf(collection, slug);
      const draft = await this.#desk.drafts.find(name);
      if (draft === undefined) return { notes: [] };
      const { content } = await this.#desk.review(name);
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
      const draft = await this.#desk.drafts.act(nameOf(collection, slug), person, () =>
        Promise.resolve({
          subject: `Note: ${note.content.slice(0, 80)}`,
          act: { act: 'note', note: id, text: note.content },
        }),
      );
      return { note: found(draft.notes, id, person) };
    },
    updateNote: async ({ collection, slug, noteId, updates }, person) => {
      const draft = await this.#desk.drafts.act(nameOf(collection, slug), person, ({ notes }) => {
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
      await this.#desk.drafts.act(nameOf(collection, slug), person, ({ notes }) => {
        ownNote(notes, noteId, person);
        return Promise.resolve({ subject: 'Remove a note', act: { act: 'remove-note', note: noteId } });
      });
      return { message: 'note removed' };
    },
    toggleNoteResolution: async ({ collection, slug, noteId }, person) => {
      const draft = await this.#desk.drafts.act(nameOf(collection, slug), person, ({ notes }) => {
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
      const draft = await this.#desk.drafts.find(name);
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

  /** What Decap deletes becomes a draft like any other change. */
  async #delete(paths: readonly string[], subject: string, person: Person): Promise<{ message: string }> {
    const groups = new Map<string, { name: DraftName; files: Map<string, undefined> }>();
    for (const path of paths) {
      const file = this.#editable(path);
      const parts = file.split('/');
      const slug = (parts.at(-1) ?? '').replace(/\.[a-z]+$/, '');
      const name = parts[0] === 'media' ? nameOf('media', slugOfMedia(file)) : nameOf(parts[0] ?? '', slug);
      if (!belongsTo(file, name)) throw new DeskError(422, `${path} cannot be deleted here.`);
      const group = groups.get(keyOfDraft(name)) ?? { name, files: new Map<string, undefined>() };
      groups.set(keyOfDraft(name), group);
      group.files.set(file, undefined);
    }
    for (const { name, files } of groups.values()) {
      await this.#desk.drafts.save(name, person, {
        files,
        base: new Map(),
        status: 'pending_review',
        subject,
      });
    }
    return { message: `deleted files ${paths.join(', ')}` };
  }

  /** By address and not by bytes: a library of some hundred pictures would be one answer of as many megabytes. */
  async #listMedia(tree: string, inside: string, where: string) {
    const { repository } = this.#desk.place;
    const listed = [...(await filesIn(repository, tree, inside))].filter(
      ([file, version]) => isPlain(version) && isEditable(file),
    );
    return listed.map(([file, { blob }]) => ({
      id: blob,
      name: basename(file),
      path: this.#outside(file),
      url: `/admin/media/${where}/${file}`,
    }));
  }

  async #draftFile(name: DraftName, path: string): Promise<{ file: string; bytes: Buffer | undefined }> {
    const file = this.#inside(path);
    const { head } = await this.#desk.drafts.get(name);
    if (!isEditable(file)) throw new DeskError(404, `There is no ${path} in this draft.`);
    return { file, bytes: (await filesAt(this.#desk.place.repository, head, [file])).get(file) };
  }

  #file(file: string, bytes: Buffer | undefined, label?: string) {
    return {
      data: bytes?.toString('utf8') ?? null,
      file: {
        path: this.#outside(file),
        ...(label !== undefined && { label }),
        id: bytes === undefined ? null : sha256(bytes),
      },
    };
  }

  #media(file: string, bytes: Buffer): MediaAnswer {
    return {
      id: sha256(bytes),
      content: bytes.toString('base64'),
      encoding: 'base64',
      path: this.#outside(file),
      name: basename(file),
    };
  }

  /** @throws DeskError 422 for what no editor may write, however it is spelt */
  #editable(path: string): string {
    const file = this.#inside(path);
    if (!isEditable(file)) {
      throw new DeskError(
        422,
        `${JSON.stringify(path.slice(0, 200))} is no place for content. Texts lie in <collection>/<language>/<slug>.mdx, media in media/, with names of lower-case letters, digits and hyphens.`,
      );
    }
    return file;
  }

  /** @throws DeskError 422 for a path that is not inside the content folder */
  #inside(path: string): string {
    const { prefix } = this.#desk.place.repository;
    const plain = path.replace(/\/+$/, '');
    const steps = plain.split('/');
    const isOdd = /[\0\\]/.test(plain) || steps.some((step) => step === '..' || step === '.' || step === '');
    if (isOdd || !plain.startsWith(prefix) || steps.includes('.git')) {
      throw new DeskError(422, `${JSON.stringify(path.slice(0, 200))} is not inside the content folder.`);
    }
    return plain.slice(prefix.length);
  }

  #outside(file: string): string {
    return `${this.#desk.place.repository.prefix}${file}`;
  }

  #branch(): string {
    return this.#desk.place.main.slice('refs/heads/'.length);
  }

  #root(): string {
    const { dir, prefix } = this.#desk.place.repository;
    return dir.replace(/[/\\]+$/, '').slice(0, prefix === '' ? undefined : -prefix.length);
  }

  async #main(): Promise<string> {
    const { repository, main } = this.#desk.place;
    const head = await refTarget(repository, main);
    if (head === undefined) throw new DeskError(503, `The branch ${main} is gone.`);
    return head;
  }
}

/** @throws DeskError 422 */
function nameOf(collection: string, slug: string): DraftName {
  const name = draftName(collection, slug);
  if (name === undefined) {
    throw new DeskError(
      422,
      `${JSON.stringify(`${collection}/${slug}`.slice(0, 200))} is no draft. A slug has lower-case letters, digits and hyphens, at most 80.`,
    );
  }
  return name;
}

function slugOfMedia(file: string): string {
  const plain = file
    .slice('media/'.length)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 80).replace(/-+$/, '');
}

function noteFor({ id, author, text, at, resolved, person }: Note, reader: Person) {
  return { id, author, content: text, timestamp: at, resolved, isOwn: person === reader.id };
}

function noteOf(notes: readonly Note[], id: string): Note {
  const note = notes.find((one) => one.id === id);
  if (note === undefined) throw new DeskError(404, 'There is no such note.');
  return note;
}

/** @throws DeskError 403 where somebody else wrote it */
function ownNote(notes: readonly Note[], id: string, person: Person): void {
  if (noteOf(notes, id).person !== person.id) throw new DeskError(403, 'Somebody else wrote this note.');
}

function found(notes: readonly Note[], id: string, person: Person) {
  return noteFor(noteOf(notes, id), person);
}
