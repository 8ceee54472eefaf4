import { sha256 } from '../../lib/git/objects.ts';
import type { Desk } from '../desk/desk.ts';
import { filesAt } from '../desk/draft-content.ts';
import { fieldOf } from '../desk/field.ts';
import { keepIds } from '../desk/keep-ids.ts';
import { isEditable, keyOfDraft, refOfDraft } from '../desk/names.ts';
import type { DraftName } from '../desk/names.ts';
import { nameOf } from '../desk/paths.ts';
import type { ProtocolPaths } from '../desk/paths.ts';
import { DeskError } from '../desk/refusals.ts';
import type { Handlers } from '../desk/requests.ts';
import { pageAddress } from '../review/page-address.ts';
import { isTaken } from '../desk/taken.ts';
import { takenError } from '../desk/taken-error.ts';

/** The requests about drafts. */
export function draftHandlers(
  desk: Desk,
  paths: ProtocolPaths,
): Pick<
  Handlers,
  | 'unpublishedEntries'
  | 'unpublishedEntry'
  | 'unpublishedEntryDataFile'
  | 'unpublishedEntryMediaFile'
  | 'deleteUnpublishedEntry'
  | 'persistEntry'
  | 'updateUnpublishedEntryStatus'
  | 'publishUnpublishedEntry'
> {
  return {
    unpublishedEntries: async () => (await desk.drafts.all()).map(({ name }) => keyOfDraft(name)),
    unpublishedEntry: async ({ id, collection, slug }) => {
      const [ofId = '', ...rest] = (id ?? '').split('/');
      const name = nameOf(collection ?? ofId, slug ?? rest.join('/'));
      const { draft, content } = await desk.review(name);
      return {
        collection: name.collection,
        slug: name.slug,
        status: draft.status,
        diffs: content.changes.map(({ file, before, after }) => {
          const path = paths.outside(file);
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
      const { file, bytes } = await draftFile(desk, paths, nameOf(collection, slug), path);
      const { data, file: about } = paths.file(file, bytes);
      return { data, file: about };
    },
    unpublishedEntryMediaFile: async ({ collection, slug, path }) => {
      const { file, bytes } = await draftFile(desk, paths, nameOf(collection, slug), path);
      if (bytes === undefined) throw new DeskError(404, `There is no ${path} in this draft.`);
      return paths.media(file, bytes);
    },
    deleteUnpublishedEntry: async ({ collection, slug }) => {
      const name = nameOf(collection, slug);
      await desk.drafts.remove(name);
      return { message: `deleted branch: ${refOfDraft(name).slice('refs/heads/'.length)}` };
    },
    persistEntry: async (request, person) => {
      const {
        entry,
        dataFiles = entry ? [entry] : [],
        assets,
        options,
        base = {},
        begins = false,
        form,
      } = request;
      const [first] = dataFiles;
      if (first === undefined) throw new DeskError(422, 'There is no file to save.');
      const name = nameOf(options.collectionName ?? '', first.slug);
      const sent = new Map<string, Buffer | undefined>();
      for (const { path, raw } of dataFiles) sent.set(paths.editable(path), Buffer.from(raw, 'utf8'));
      const sender = { person: person.id, form };
      if (begins && (await isTaken(desk, name, { sender }))) throw takenError(name);
      for (const { path, content } of assets) sent.set(paths.editable(path), Buffer.from(content, 'base64'));
      const site = await desk.content();
      const files =
        site.content === undefined ? sent : keepIds(sent, site.current, site.content.site, desk.now());
      const began = new Map(Object.entries(base).map(([path, digest]) => [paths.inside(path), digest]));
      const { status, commitMessage: subject } = options;
      const save = () =>
        desk.drafts.save(name, person, { files, base: began, status, begins, form, subject });
      const hasMedia = [...files.keys()].some((file) => file.startsWith('media/'));
      const draft = await (hasMedia
        ? desk.mediaNames.alone(async () => {
            await desk.mediaNames.refuseTaken(files, began);
            return save();
          })
        : save());
      if (begins) await desk.drafts.removeOthers(name, sender);
      const { content } = await desk.review(name);
      return {
        message: 'entry persisted',
        status: draft.status,
        // Faults that would stop the build. The draft is saved all the same: nobody loses a text because of a rule.
        problems: content.overlay.errors.map((problem) => ({
          ...problem,
          file: paths.outside(problem.file),
          field: fieldOf(problem, content.files.get(problem.file)),
        })),
        files: [...files].map(([file, bytes]) => ({
          path: paths.outside(file),
          id: bytes === undefined ? null : sha256(bytes),
        })),
      };
    },
    updateUnpublishedEntryStatus: async ({ collection, slug, newStatus }, person) => {
      await desk.drafts.act(nameOf(collection, slug), person, () =>
        Promise.resolve({
          subject: `Set ${collection} "${slug}" to ${newStatus}`,
          act: { act: 'status', status: newStatus },
        }),
      );
      return { message: `${paths.branch()} description was updated to ${newStatus}` };
    },
    publishUnpublishedEntry: async ({ collection, slug }, person) => {
      const name = nameOf(collection, slug);
      const commit = await desk.publish(name, person);
      const branch = refOfDraft(name).slice('refs/heads/'.length);
      const { content } = await desk.content();
      // It is published, even if its address cannot be given.
      const page = content && (await pageAddress(desk, name, content.site).catch(() => undefined));
      return { message: `branch ${branch} merged to ${paths.branch()}`, commit, page };
    },
  };
}

async function draftFile(
  desk: Desk,
  paths: ProtocolPaths,
  name: DraftName,
  path: string,
): Promise<{ file: string; bytes: Buffer | undefined }> {
  const file = paths.inside(path);
  const { head } = await desk.drafts.get(name);
  if (!isEditable(file)) throw new DeskError(404, `There is no ${path} in this draft.`);
  return { file, bytes: (await filesAt(desk.place.repository, head, [file])).get(file) };
}
