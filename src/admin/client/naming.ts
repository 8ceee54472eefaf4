import type { GitHubApi } from 'decap-cms-backend-github';
import { numberedName } from '../../media/names.ts';
import { foldName } from '../../model/free-name.ts';
import { ask } from './ask.ts';
import { contentPrefix } from './session.ts';
import type { Naming } from './uploads.ts';

/** The desk knows all drafts, and gives a name to one file alone. */
export const namedByDesk: Naming = async (name, bytes) => {
  const params = { path: `${contentPrefix()}media/${name}`, digest: await digest('SHA-256', bytes) };
  const { path } = await ask<{ path?: string }>('/admin/api/decap', { action: 'nameMedia', params });
  return path?.split('/').at(-1) ?? name;
};

/**
 * A forge keeps no list of names that were given out: what counts is what main and the open pull requests have, and what
 * this page gave out since it was opened.
 * @param forge undefined as long as nobody has logged in
 */
export function namedByForge(forge: () => GitHubApi | undefined): Naming {
  const given = new Map<string, string>();
  return async (name, bytes) => {
    const api = forge();
    const id = await blobId(bytes);
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

/** The media of main and of every branch that waits; of one that is gone meanwhile, none. */
async function filesOf(api: GitHubApi): Promise<{ id: string; name: string }[]> {
  const folder = `${contentPrefix()}media`;
  const pulls = await api.getPullRequests(undefined, 'open', ({ head }) => head.repo?.fork === false);
  const listed = await Promise.all([
    api.listFiles(folder, {}),
    ...pulls.map(({ head }) => api.listFiles(folder, { branch: head.ref }).catch(() => [])),
  ]);
  return listed.flat();
}

/** The id that git gives to bytes. */
async function blobId(bytes: ArrayBuffer): Promise<string> {
  const head = new TextEncoder().encode(`blob ${String(bytes.byteLength)}\0`);
  return digest('SHA-1', await new Blob([head, bytes]).arrayBuffer());
}

async function digest(algorithm: string, bytes: ArrayBuffer): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest(algorithm, bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
