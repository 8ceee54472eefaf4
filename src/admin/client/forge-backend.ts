import { GitHubBackend } from 'decap-cms-backend-github';
import type { GitHubApi, Person } from 'decap-cms-backend-github';
import type { AssetProxy, DataFile, LoadedEntry } from 'decap-cms-backend-proxy';
import { APIError } from 'decap-cms-lib-util';
import { forgePhrases } from '../forge-phrases.ts';
import type { ForgePhrases } from '../forge-phrases.ts';
import { sayWho } from './bar.ts';
import { changedFiles, entryAt, noEntry, orBlank, remember, standIns } from './entry-files.ts';
import { ForgeLogin } from './forge-login.ts';
import type { SlugKeeper } from './new-slug.ts';
import { truePath } from './paths.ts';
import { forgetProblems } from './problems.ts';
import { contentPrefix, currentSession, interfaceLang } from './session.ts';
import { uploadContent } from './uploads.ts';

let api: GitHubApi | undefined;

/** What speaks with the forge for whoever is logged in. */
export function currentApi(): GitHubApi | undefined {
  return api;
}

/**
 * Decap's own backend for GitHub, but for what it does to the main branch by itself (it writes over it where a merge is
 * refused, and puts uploads of the library there), for what it asks of others, and for entries in several languages.
 */
export class ForgeBackend extends GitHubBackend implements SlugKeeper {
  override authComponent(): unknown {
    return currentSession().forge?.login === undefined ? ForgeLogin : super.authComponent();
  }

  override async authenticate(state: { token: string }): Promise<Person & { token: string }> {
    // Whoever tried before, with a token that was none, is not who tries now.
    this._currentUserPromise = undefined;
    const person = await super.authenticate(state).catch((error: unknown) => {
      throw inWords(error);
    });
    if (this.api) guardMain(this.api);
    api = this.api ?? undefined;
    sayWho(person.name);
    return person;
  }

  /** Without the portrait, which lies with somebody who would learn who works here, and when. */
  override async currentUser(state: { token: string }): Promise<Person> {
    const { avatar_url: _portrait, ...person } = await super.currentUser(state);
    return { ...person, name: person.name === 'Unknown' ? person.login : person.name };
  }

  /** Decap would ask another site whether this one is well. What goes wrong is said where it does. */
  override status(): Promise<object> {
    return Promise.resolve({ auth: { status: true }, api: { status: true, statusPage: '' } });
  }

  /** All at once: in pages of twenty files, the languages of an entry would be on different ones. */
  override async entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]> {
    return this.allEntriesByFolder(folder, extension, depth);
  }

  override async allEntriesByFolder(
    folder: string,
    extension: string,
    depth: number,
  ): Promise<LoadedEntry[]> {
    const files = await super.allEntriesByFolder(folder, extension, depth);
    return [...files, ...standIns(files)];
  }

  override getEntry(path: string): Promise<LoadedEntry> {
    return entryAt(path, (at) => super.getEntry(at).then(present));
  }

  /** What was taken down may be gone, and its decisions still speak of it. */
  async isSlugTaken(collection: string, slug: string): Promise<boolean> {
    const { api } = this;
    if (api === null) return false;
    const branch = encodeURIComponent(currentSession().forge?.branch ?? 'main');
    const { locales } = currentSession().config.i18n;
    const releases = collection === 'kits' ? locales.map((lang) => `releases/${lang}/${slug}`) : [];
    const folders = [`approvals/${collection}/${slug}`, ...releases];
    const asked = folders.map((folder) =>
      api.request(`${api.originRepoURL}/contents/${contentPrefix()}${folder}?ref=${branch}`),
    );
    for (const answer of await Promise.allSettled(asked)) {
      if (answer.status === 'fulfilled') return true;
      if ((answer.reason as { status?: number }).status !== 404) throw answer.reason;
    }
    return false;
  }

  override async unpublishedEntryDataFile(
    collection: string,
    slug: string,
    path: string,
    id: string,
  ): Promise<string> {
    const file = truePath(path);
    const { data } = await orBlank(file, async (at) => {
      const text = await super.unpublishedEntryDataFile(collection, slug, at, at === path ? id : '');
      remember(at, null, text);
      return { data: text, file: { path: at, id: null } };
    });
    return data;
  }

  override async persistEntry(
    entry: { dataFiles: DataFile[]; assets: AssetProxy[] },
    options: Record<string, unknown>,
  ): Promise<unknown> {
    forgetProblems();
    const dataFiles = changedFiles(entry.dataFiles.map((file) => ({ ...file, path: truePath(file.path) })));
    for (const asset of entry.assets) scale(asset);
    // Decap names a file that is not there: it leaves the language out of its path.
    const names = dataFiles.map(({ path }) => path.slice(contentPrefix().length)).join(', ');
    const commitMessage = `${options['newEntry'] === true ? 'Write' : 'Change'} ${names}`;
    const answer = await super.persistEntry({ ...entry, dataFiles }, { ...options, commitMessage });
    for (const { path, raw } of dataFiles) remember(path, null, raw);
    return answer;
  }

  override persistMedia(): Promise<object> {
    return Promise.reject(refusal(words().noLibrary));
  }

  override deleteFiles(): Promise<unknown> {
    return Promise.reject(refusal(words().noDeletion));
  }
}

function words(): ForgePhrases {
  return forgePhrases[interfaceLang()];
}

/** An error whose name Decap does not put before what it says. */
function refusal(sentence: string, status = 422): Error {
  return Object.assign(new APIError(sentence, status, 'Colophon'), { name: '' });
}

/** A file that is not there reads as an empty one. */
function present(entry: LoadedEntry): LoadedEntry {
  if (entry.data === '') throw noEntry();
  return entry;
}

/** Where a merge is refused Decap would write the files over main by itself. Here it says what the forge said, and stops. */
function guardMain(api: GitHubApi): void {
  api.mergePR = async ({ number, head }) => {
    try {
      return await api.request(`${api.originRepoURL}/pulls/${String(number)}/merge`, {
        method: 'PUT',
        body: JSON.stringify({ sha: head.sha, merge_method: api.mergeMethod }),
      });
    } catch (error) {
      throw refusal(words().notMerged((error as Error).message), (error as { status?: number }).status);
    }
  };
}

/** Uploads are made smaller as at the desk, before their bytes are what is approved. */
function scale(asset: AssetProxy): void {
  const file = asset.fileObj;
  if (file !== undefined) asset.toBase64 = () => uploadContent(file);
}

/** Why somebody is not let in: Decap says it in English, and names a file of settings that nobody has. */
function inWords(error: unknown): Error {
  const { status } = error as { status?: number };
  if (status === 401) return new Error(words().noToken);
  if (status === undefined || status >= 500) {
    const isAccess = /does not have access/.test((error as Error).message);
    if (!isAccess) return new Error(words().unreachable);
  }
  return new Error(words().noAccess(currentSession().forge?.repository ?? ''));
}
