import { basename } from 'node:path';
import { filesIn, isPlain } from '../../lib/git/objects.ts';
import type { Desk } from '../desk/desk.ts';
import { blobs, filesAt } from '../desk/draft-content.ts';
import type { ProtocolPaths } from '../desk/paths.ts';
import type { Handlers } from '../desk/requests.ts';

/** The requests about entries of main. */
export function entryHandlers(
  desk: Desk,
  paths: ProtocolPaths,
): Pick<Handlers, 'info' | 'entriesByFolder' | 'entriesByFiles' | 'getEntry' | 'getDeployPreview'> {
  return {
    info: () =>
      Promise.resolve({
        repo: basename(paths.root()),
        publish_modes: ['editorial_workflow'],
        type: 'local_git',
      }),
    entriesByFolder: async ({ folder, extension, depth }) => {
      const main = await paths.main();
      const inside = paths.inside(folder);
      const ending = `.${extension.replace(/^\./, '')}`;
      const listed = [...(await filesIn(desk.place.repository, main, inside))].filter(
        ([file, version]) =>
          isPlain(version) &&
          file.endsWith(ending) &&
          file.slice(inside.length + 1).split('/').length <= depth,
      );
      const bytes = await blobs(
        desk.place.repository,
        listed.map(([, { blob }]) => blob),
      );
      return listed.map(([file, { blob }]) => paths.file(file, bytes.get(blob)));
    },
    entriesByFiles: async ({ files }) => {
      const inside = files.map(({ path }) => paths.inside(path));
      const bytes = await filesAt(desk.place.repository, await paths.main(), inside);
      return inside.map((file, index) => paths.file(file, bytes.get(file), files[index]?.label));
    },
    getEntry: async ({ path }) => {
      const file = paths.inside(path);
      const bytes = await filesAt(desk.place.repository, await paths.main(), [file]);
      return paths.file(file, bytes.get(file));
    },
    getDeployPreview: () => Promise.resolve(null),
  };
}
