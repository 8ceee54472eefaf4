import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { ProxyBackend } from 'decap-cms-backend-proxy';
import type { AssetProxy, DataFile, LoadedEntry } from 'decap-cms-backend-proxy';
import { APIError } from 'decap-cms-lib-util';
import type { Task } from '../../../i18n/en/faults.ts';
import { phrases } from '../../../i18n/editor.ts';
import { ask, Refusal } from './ask.ts';
import { showConflict } from './conflict.ts';
import type { Conflict } from './conflict.ts';
import { element } from './elements.ts';
import { deskFault } from './desk-fault.ts';
import { formOf } from './draft-state.ts';
import { changedFiles, entryAt, orBlank, present, remember, standIns } from './entry-files.ts';
import { askFault, closeFault } from './fault-panel.ts';
import { held } from './held.ts';
import { loadedFiles } from './loaded.ts';
import { Login } from './login.ts';
import { showTaken } from './new-slug.ts';
import type { SlugKeeper } from './new-slug.ts';
import { closeNotice, showNotice } from './notice.ts';
import { truePath } from './paths.ts';
import { forgetProblems, showProblems } from './problems.ts';
import type { FieldProblem } from './problems.ts';
import { saveAgain } from './save-again.ts';
import { currentSession, interfaceLang } from './session.ts';
import { awaitPage } from './site-watch.ts';
import { uploadContent } from './uploads.ts';

interface StoredMedia {
  id: string;
  name: string;
  path: string;
  url?: string;
  size?: number;
}

/** Decap's proxy backend, for a server that knows the person and the text that they began from. */
export class Backend extends ProxyBackend implements SlugKeeper {
  /** The preview is next to the form; there is no other one. */
  readonly getDeployPreview = undefined;

  override authComponent(): unknown {
    return Login;
  }

  override authenticate(): Promise<object> {
    const { id, name } = currentSession().user;
    return Promise.resolve({ name, login: id });
  }

  override restoreUser(): Promise<object> {
    return this.authenticate();
  }

  override logout(): null {
    location.assign('/admin/logout');
    return null;
  }

  override async request(payload: { action: string; params: Record<string, unknown> }): Promise<unknown> {
    try {
      return await ask(this.proxyUrl, { branch: this.branch, ...payload });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // For Decap, an entry without a draft must be this type of error, which it does not report.
      const { message, status, answer } = error;
      // Otherwise the error's name would come before the server's message in every notice.
      throw Object.assign(new APIError(message, status, 'Colophon'), { name: '', answer });
    }
  }

  override async entriesByFolder(folder: string, extension: string, depth: number): Promise<LoadedEntry[]> {
    const files = await waitFor('list', () => super.entriesByFolder(folder, extension, depth));
    return [...files, ...standIns(files)];
  }

  override getEntry(path: string): Promise<LoadedEntry> {
    return entryAt(path, (at) => waitFor('open', async () => present(await super.getEntry(at))));
  }

  /** The desk decides, and knows which draft this form began without an answer. It refuses a taken name in any case. */
  async isSlugTaken(collection: string, slug: string): Promise<boolean> {
    const address = `/admin/api/slugs/${collection}/${slug}?form=${formOf(store.getState().entryDraft)}`;
    const answer = await ask<{ taken: boolean }>(address).catch(() => undefined);
    return answer?.taken === true;
  }

  override async unpublishedEntryDataFile(
    collection: string,
    slug: string,
    path: string,
    id: string,
  ): Promise<string> {
    const file = truePath(path);
    const load = async (at: string): Promise<LoadedEntry> => {
      const answer = present(
        (await this.request({
          action: 'unpublishedEntryDataFile',
          params: { branch: this.branch, collection, slug, path: at, id: at === path ? id : '' },
        })) as LoadedEntry,
      );
      remember(at, answer.file.id, answer.data);
      return answer;
    };
    const { data } = await orBlank(file, (at) => waitFor('open', () => load(at)));
    return data;
  }

  override async unpublishedEntryMediaFile(
    collection: string,
    slug: string,
    path: string,
    id: string,
  ): Promise<object> {
    const params = { branch: this.branch, collection, slug, path, id };
    return asMedia((await this.request({ action: 'unpublishedEntryMediaFile', params })) as StoredMedia);
  }

  override async persistEntry(
    entry: { dataFiles: DataFile[]; assets: AssetProxy[] },
    options: Record<string, unknown>,
  ): Promise<unknown> {
    forgetProblems();
    closeFault();
    const files = changedFiles(entry.dataFiles.map((file) => ({ ...file, path: truePath(file.path) })));
    const params = {
      branch: this.branch,
      dataFiles: files,
      assets: await Promise.all(entry.assets.map(serialised)),
      base: Object.fromEntries(files.map(({ path }) => [path, loadedFiles.get(path)?.id ?? null])),
      ...(options['newEntry'] === true && { begins: true, form: formOf(store.getState().entryDraft) }),
      options: { ...options, status: options['status'] ?? this.options.initialWorkflowStatus },
      cmsLabelPrefix: this.cmsLabelPrefix,
    };
    try {
      const answer = (await this.request({ action: 'persistEntry', params })) as {
        files?: { path: string; id: string | null }[];
        problems?: FieldProblem[];
      };
      for (const { path, raw } of files) {
        const id = answer.files?.find((file) => file.path === path)?.id;
        if (id === undefined)
          await this.#reload(String(options['collectionName']), files[0]?.slug ?? '', path);
        else remember(path, id, raw);
      }
      // Saved, but with faults that would stop the site's build.
      showProblems(answer.problems ?? [], 'saved');
      return answer;
    } catch (error) {
      const { status, answer } = error as { status?: number; answer?: Record<string, unknown> };
      const problems = (answer?.['problems'] ?? []) as FieldProblem[];
      if (status === 409 && answer?.['taken'] !== undefined) showTaken(String(answer['taken']));
      else if (status === 409 && answer?.['conflict'] !== undefined)
        showConflict(answer['conflict'] as Conflict);
      else if (status === 422 && problems.length > 0) showProblems(problems, 'refused');
      else {
        void askFault('save', deskFault(error)).then((choice) => {
          if (choice === 'again') saveAgain();
        });
      }
      throw error;
    }
  }

  override async publishUnpublishedEntry(collection: string, slug: string): Promise<unknown> {
    closeNotice('site');
    try {
      const params = { branch: this.branch, collection, slug };
      const answer = await this.request({ action: 'publishUnpublishedEntry', params });
      awaitPage((answer as { page?: string }).page);
      return answer;
    } catch (error) {
      const { status, answer, message } = error as Error & {
        status?: number;
        answer?: Record<string, unknown>;
      };
      const review = `/admin/review/${collection}/${slug}/`;
      if (status === 409 && answer?.['conflict'] !== undefined)
        showConflict(answer['conflict'] as Conflict, review);
      else {
        const words = phrases[interfaceLang()];
        showRefusal(words.notPublished, message, { text: words.toReview, to: review });
      }
      throw error;
    }
  }

  override async getMedia(folder = this.mediaFolder): Promise<object[]> {
    const params = { branch: this.branch, mediaFolder: folder };
    const files = (await this.request({ action: 'getMedia', params })) as StoredMedia[];
    return files.map(asMedia);
  }

  override async getMediaFile(path: string): Promise<object> {
    const params = { branch: this.branch, path };
    return asMedia((await this.request({ action: 'getMediaFile', params })) as StoredMedia);
  }

  override async persistMedia(asset: AssetProxy, options: { commitMessage?: string }): Promise<object> {
    const params = { branch: this.branch, asset: await serialised(asset), options };
    return asMedia((await this.request({ action: 'persistMedia', params })) as StoredMedia);
  }

  async #reload(collection: string, slug: string, path: string): Promise<void> {
    await this.unpublishedEntryDataFile(collection, slug, path, '');
  }
}

/** Shows the desk's full message; Decap shortens it to a line that soon disappears. */
function showRefusal(title: string, sentence: string, link?: { text: string; to: string }): void {
  const said = element('p', sentence);
  said.lang = 'en';
  said.dir = 'auto';
  showNotice({ about: 'site', kind: 'refused', title, body: [said], ...(link && { link }) });
}

/** Loads data that a page needs; Decap would treat a failed load as empty. */
function waitFor<T>(task: Task, work: () => Promise<T>): Promise<T> {
  return held(task, () =>
    work().catch((error: unknown) => {
      throw (error as { status?: number }).status === 404 ? error : deskFault(error);
    }),
  );
}

async function serialised(asset: AssetProxy): Promise<{ path: string; content: string; encoding: 'base64' }> {
  const { fileObj } = asset;
  const content = fileObj === undefined ? await asset.toBase64() : await uploadContent(fileObj);
  return { path: asset.path, content, encoding: 'base64' };
}

/** A media file with its address, or with its bytes as from Decap's own server. */
function asMedia(file: StoredMedia & { content?: string; encoding?: string }): object {
  const { id, name, path, content } = file;
  if (content === undefined || file.url !== undefined) {
    const url = file.url ?? `/media/${path.split('/media/').at(-1) ?? name}`;
    return { id, name, path, size: file.size, url, displayURL: url };
  }
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  // Without its type a browser does not draw an SVG.
  const type = /\.svg$/i.test(name) ? 'image/svg+xml' : '';
  const blob = new File([bytes], name, { type });
  const url = URL.createObjectURL(blob);
  return { id, name, path, file: blob, size: blob.size, url, displayURL: url };
}
