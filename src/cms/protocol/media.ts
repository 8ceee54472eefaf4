import { basename } from 'node:path';
import { differences, mergeBase } from '../../lib/git/merge.ts';
import { filesIn, isPlain, sha256 } from '../../lib/git/objects.ts';
import type { Person } from '../desk/commit.ts';
import type { Desk } from '../desk/desk.ts';
import { filesAt } from '../desk/draft-content.ts';
import { belongsTo, draftOfFile, isEditable, keyOfDraft, slugOfMedia } from '../desk/names.ts';
import type { DraftName } from '../desk/names.ts';
import { nameOf } from '../desk/paths.ts';
import type { ProtocolPaths } from '../desk/paths.ts';
import { DeskError } from '../desk/refusals.ts';
import type { Handlers } from '../desk/requests.ts';

/** The media library and deletions: changes of main for Decap, drafts for us. */
export function mediaHandlers(
  desk: Desk,
  paths: ProtocolPaths,
): Pick<Handlers, 'getMedia' | 'getMediaFile' | 'nameMedia' | 'persistMedia' | 'deleteFile' | 'deleteFiles'> {
  return {
    getMedia: async ({ mediaFolder }) => {
      const inside = paths.inside(mediaFolder);
      const main = await listMedia(desk, paths, await paths.main(), inside, 'main');
      const known = new Set(main.map(({ path }) => path));
      const uploads = await desk.drafts.all();
      const waiting = await Promise.all(
        uploads
          .filter(({ name }) => name.collection === 'media')
          .map(({ name, head }) => listMedia(desk, paths, head, inside, `drafts/${keyOfDraft(name)}`)),
      );
      return [...main, ...waiting.flat().filter(({ path }) => !known.has(path))];
    },
    getMediaFile: async ({ path }) => {
      const file = paths.inside(path);
      const bytes = (await filesAt(desk.place.repository, await paths.main(), [file])).get(file);
      if (bytes === undefined || !isEditable(file)) throw new DeskError(404, `There is no ${path}.`);
      return paths.media(file, bytes);
    },
    nameMedia: async ({ path, digest }) => ({
      path: paths.outside(await desk.mediaNames.give(paths.editable(path), digest)),
    }),
    persistMedia: async ({ asset, options }, person) => {
      const wanted = paths.editable(asset.path);
      const bytes = Buffer.from(asset.content, 'base64');
      return desk.mediaNames.alone(async () => {
        // No text refers to it yet, so another name is harmless.
        const file = await desk.mediaNames.free(wanted, sha256(bytes));
        const known = await filesAt(desk.place.repository, await paths.main(), [file]);
        if (known.has(file)) return paths.media(file, bytes);
        await desk.drafts.save(await draftOfMedia(desk, file), person, {
          files: new Map([[file, bytes]]),
          base: new Map(),
          status: 'pending_review',
          subject: options.commitMessage,
        });
        return paths.media(file, bytes);
      });
    },
    deleteFile: async ({ path, options }, person) =>
      deleteFiles(desk, paths, [path], options.commitMessage, person),
    deleteFiles: async ({ paths: several, options }, person) =>
      deleteFiles(desk, paths, several, options.commitMessage, person),
  };
}

/** A deletion in Decap becomes a draft like any other change. */
async function deleteFiles(
  desk: Desk,
  paths: ProtocolPaths,
  several: readonly string[],
  subject: string,
  person: Person,
): Promise<{ message: string }> {
  const groups = new Map<string, { name: DraftName; files: Map<string, undefined> }>();
  for (const path of several) {
    const file = paths.editable(path);
    const name = file.startsWith('media/') ? await draftOfMedia(desk, file) : draftOfFile(file);
    if (name === undefined || !belongsTo(file, name))
      throw new DeskError(422, `${path} cannot be deleted here.`);
    const group = groups.get(keyOfDraft(name)) ?? { name, files: new Map<string, undefined>() };
    groups.set(keyOfDraft(name), group);
    group.files.set(file, undefined);
  }
  for (const { name, files } of groups.values()) {
    await desk.drafts.save(name, person, {
      files,
      base: new Map(),
      status: 'pending_review',
      subject,
    });
  }
  return { message: `deleted files ${several.join(', ')}` };
}

/** As addresses, not as bytes: a library with hundreds of pictures would be an answer of as many megabytes. */
async function listMedia(desk: Desk, paths: ProtocolPaths, tree: string, inside: string, where: string) {
  const { repository } = desk.place;
  const listed = [...(await filesIn(repository, tree, inside))].filter(
    ([file, version]) => isPlain(version) && isEditable(file),
  );
  return listed.map(([file, { blob }]) => ({
    id: blob,
    name: basename(file),
    path: paths.outside(file),
    url: `/admin/media/${where}/${file}`,
  }));
}

/** The draft that contains a file of the library, or the one that it will get. */
async function draftOfMedia(desk: Desk, file: string): Promise<DraftName> {
  const { repository } = desk.place;
  const main = await desk.drafts.main();
  for (const { name, head } of await desk.drafts.all()) {
    if (name.collection !== 'media') continue;
    const began = await mergeBase(repository, main, head);
    if (began === undefined) continue;
    if ((await differences(repository, began, head)).some((one) => one.file === file)) return name;
  }
  return nameOf('media', slugOfMedia(file));
}
