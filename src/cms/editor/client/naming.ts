import { numberedName } from '../../../model/media-names.ts';
import { foldName } from '../../../model/free-name.ts';
import { blobId } from '../blob-id.ts';
import { ask } from './ask.ts';
import type { ForgeApi } from './github-api.ts';
import { contentPrefix } from './session.ts';
import type { Naming } from './uploads.ts';

/** The desk knows all drafts, and gives each name to one file only. */
export const namedByDesk: Naming = async (name, bytes) => {
  const params = { path: `${contentPrefix()}media/${name}`, digest: await digest('SHA-256', bytes) };
  const { path } = await ask<{ path?: string }>('/admin/api/decap', { action: 'nameMedia', params });
  return path?.split('/').at(-1) ?? name;
};

/**
 * A forge does not reserve names: names on main, in open pull requests and those that this page has given since it
 * was opened are taken.
 * @param forge undefined until somebody has logged in
 */
export function namedByForge(forge: () => ForgeMedia | undefined): Naming {
  const given = new Map<string, string>();
  return async (name, bytes) => {
    const api = forge();
    const id = await blobId(new Uint8Array(bytes));
    const taken = api === undefined ? [] : await filesOf(api);
    for (let number = 1; ; number++) {
      const wanted = numberedName(name, number);
      const others = taken.filter((file) => foldName(file.name) === wanted).map((file) => file.id);
      if ([...others, given.get(wanted) ?? id].some((other) => other !== id)) continue;
      given.set(wanted, id);
      return wanted;
    }
  };
}

/** Lists the files of main and the drafts. */
export interface ForgeMedia {
  tree: Pick<ForgeApi['tree'], 'below'>;
  drafts: Pick<ForgeApi['drafts'], 'all'>;
}

/** The media files of main and of the drafts. */
async function filesOf({ tree, drafts }: ForgeMedia): Promise<{ id: string; name: string }[]> {
  const folder = `${contentPrefix()}media`;
  const [main, open] = await Promise.all([tree.below(folder), drafts.all()]);
  return [...main.files, ...open.flatMap(({ files }) => files)]
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ id, path }) => ({ id, name: path.slice(folder.length + 1) }));
}

async function digest(algorithm: string, bytes: ArrayBuffer): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
