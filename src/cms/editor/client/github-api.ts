import { API } from 'decap-cms-backend-github';
import { EditorialWorkflowError } from 'decap-cms-lib-util';
import { ForgeFault } from '../forge-fault.ts';
import { keepBlobs, keptBlobs } from './blob-cache.ts';
import { keepContents, keptContents } from './draft-cache.ts';
import { ForgeDrafts } from './github-drafts.ts';
import type { ForgeDraft } from './github-drafts.ts';
import type { ForgeRest } from './github-rest.ts';
import { DraftGone, pullOf } from './github-save.ts';
import { ForgeTexts } from './github-texts.ts';
import { ForgeTree } from './github-tree.ts';
import { pathsOf } from './paths.ts';
import { contentPrefix } from './session.ts';

export interface ApiSettings {
  branch: string;
  labelPrefix: string;
  initialStatus: string;
  squash: boolean;
  getUser: () => Promise<object>;
}

/** How long the answer whether an entry has notes is cached, in milliseconds. */
const noteFreshness = 12_000;

/**
 * Decap's requests to a forge, with fewer requests, our own error messages, and repetition if an answer was lost.
 * Main changes only by merges that the forge allows: nothing here overwrites it.
 */
export class ForgeApi extends API {
  readonly rest: ForgeRest;
  readonly tree: ForgeTree;
  readonly texts: ForgeTexts;
  readonly drafts: ForgeDrafts;
  readonly #notes = new Map<string, { at: number; answer: Promise<object | null> }>();

  constructor(rest: ForgeRest, settings: ApiSettings) {
    super({
      apiRoot: rest.forge.api,
      token: rest.forge.token,
      tokenKeyword: 'token',
      branch: settings.branch,
      repo: rest.forge.repository,
      originRepo: rest.forge.repository,
      squashMerges: settings.squash,
      initialWorkflowStatus: settings.initialStatus,
      cmsLabelPrefix: settings.labelPrefix,
      getUser: settings.getUser,
    });
    this.rest = rest;
    this.tree = new ForgeTree(rest, settings.branch, contentPrefix().replace(/\/$/, ''));
    this.texts = new ForgeTexts(rest, { read: keptBlobs, write: keepBlobs });
    this.drafts = new ForgeDrafts(rest, settings.branch, filesOfBranch, {
      read: keptContents,
      write: keepContents,
    });
  }

  override request(
    path: string,
    options: { method?: string; body?: string; params?: object } = {},
  ): Promise<unknown> {
    const { method = 'GET', body } = options;
    const asked = Object.entries(options.params ?? {}).map(
      ([key, value]) => `${key}=${encodeURIComponent(String(value))}`,
    );
    return this.rest.ask(`${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`, {
      method,
      ...(body !== undefined && { body: JSON.parse(body) as object }),
    });
  }

  override requestAllPages(url: string, { params = {} }: { params?: object } = {}): Promise<unknown[]> {
    const asked = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
    return this.rest.all(`${url.replace(this.repoURL, '')}?${asked.join('&')}`);
  }

  /** The last author and date of a file are shown nowhere, so no request for each file is sent. */
  override readFileMetadata(): Promise<{ author: string; updatedOn: string }> {
    return Promise.resolve({ author: '', updatedOn: '' });
  }

  override async readFile(
    path: string,
    id?: string | null,
    { branch = this.branch, parseText = true }: { branch?: string; parseText?: boolean } = {},
  ): Promise<string | Blob> {
    const bytes = await this.texts.bytes(id || (await this.#idOf(path, branch)));
    return parseText
      ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      : new Blob([bytes as BlobPart]);
  }

  override async listFiles(folder: string): Promise<object[]> {
    const at = folder.replace(/^\/+|\/+$/g, '');
    const { files } = await this.tree.below(at);
    return files
      .filter(({ path }) => !path.slice(at.length + 1).includes('/'))
      .map(({ path, id, size }) => ({ type: 'blob', id, name: path.split('/').at(-1), path, size }));
  }

  override async listUnpublishedBranches(): Promise<string[]> {
    const drafts = await this.drafts.all();
    return drafts.map(({ branch }) => branch);
  }

  override async retrieveUnpublishedEntryData(key: string): Promise<object> {
    const draft = await this.drafts.of(`cms/${key}`);
    if (draft === undefined) throw notADraft();
    const [collection = '', ...slug] = key.split('/');
    return {
      collection,
      slug: slug.join('/'),
      status: this.#statusOf(draft),
      diffs: draft.files.map(({ path, id, isNew }) => ({ path, id, newFile: isNew })),
      updatedAt: draft.updatedAt,
      pullRequestAuthor: draft.author,
    };
  }

  /** A draft's file, using the list of drafts. @throws ForgeFault with status 404 if there is none */
  async draftFile(branch: string, path: string): Promise<string> {
    const draft = await this.drafts.of(branch);
    const known = draft?.texts.get(path);
    if (known === null) throw new ForgeFault('missing', path, { status: 404 });
    if (known?.text) return known.text;
    const id = known?.id ?? draft?.files.find((file) => file.path === path)?.id;
    return (await this.readFile(path, id, { branch: draft?.head ?? branch })) as string;
  }

  /** Requested from the forge without the cache, because it is about to be changed. */
  override async getBranchPullRequest(branch: string): Promise<Pull> {
    const pull = await pullOf(this.rest, branch);
    if (pull === undefined) throw new DraftGone(branch);
    return pull;
  }

  override async publishUnpublishedEntry(collection: string, slug: string): Promise<void> {
    const branch = `cms/${collection}/${slug}`;
    const pull = await pullOf(this.rest, branch);
    this.drafts.forget();
    this.tree.forget();
    // If the answer to the merge was lost, it is merged already.
    if (pull === undefined && !(await this.#wasMerged(branch))) throw new DraftGone(branch);
    if (pull !== undefined) await this.#merge(pull, branch);
    // A merged draft is published, even if its branch cannot be deleted.
    await this.deleteBranch(branch).catch(() => undefined);
    await this.closeIssueOnPublish(collection, slug);
  }

  override async deleteUnpublishedEntry(collection: string, slug: string): Promise<void> {
    const branch = `cms/${collection}/${slug}`;
    const pull = await pullOf(this.rest, branch);
    this.drafts.forget();
    if (pull !== undefined)
      await this.rest.write('PATCH', `/pulls/${String(pull.number)}`, { state: 'closed' });
    await this.deleteBranch(branch);
  }

  override async deleteBranch(branch: string): Promise<void> {
    await this.rest.write('DELETE', `/git/refs/heads/${branch}`).catch((error: unknown) => {
      const isGone = error instanceof ForgeFault && (error.kind === 'moved' || error.kind === 'missing');
      if (!isGone) throw error;
    });
  }

  override async setPullRequestStatus(pull: Pull, status: string): Promise<void> {
    this.drafts.forget();
    await super.setPullRequestStatus(pull, status);
  }

  /** Decap checks five times whether an entry has notes, and treats a failed search as none. */
  override findEntryIssue(collection: string, slug: string): Promise<object | null> {
    const key = `${collection}/${slug}`;
    const known = this.#notes.get(key);
    if (known !== undefined && Date.now() - known.at < noteFreshness) return known.answer;
    const words = `repo:${this.repo} label:decap-cms-notes "${key}" in:body`;
    const answer = this.rest
      .ask<{ items?: object[] }>(`/search/issues?q=${encodeURIComponent(words)}`)
      .then(({ items = [] }) => items[0] ?? null);
    this.#notes.set(key, { at: Date.now(), answer });
    answer.catch(() => this.#notes.delete(key));
    return answer;
  }

  override async createEntryIssue(collection: string, slug: string, title?: string): Promise<object> {
    const made = await super.createEntryIssue(collection, slug, title);
    this.#notes.set(`${collection}/${slug}`, { at: Date.now(), answer: Promise.resolve(made) });
    return made;
  }

  async #merge({ number, head }: Pull, branch: string): Promise<void> {
    const wish = { sha: head.sha, merge_method: this.mergeMethod };
    try {
      await this.rest.write('PUT', `/pulls/${String(number)}/merge`, wish);
    } catch (error) {
      if (error instanceof ForgeFault && (await this.#wasMerged(branch, number).catch(() => false))) return;
      throw error;
    }
  }

  async #wasMerged(branch: string, number?: number): Promise<boolean> {
    const [owner = ''] = this.rest.forge.repository.split('/');
    const head = encodeURIComponent(`${owner}:${branch}`);
    const closed = await this.rest.get<{ number: number; merged_at: string | null; head: { sha: string } }[]>(
      `/pulls?state=closed&head=${head}`,
    );
    const [last] = closed.toSorted((a, b) => b.number - a.number);
    return last !== undefined && last.merged_at !== null && (number === undefined || number === last.number);
  }

  async #idOf(path: string, branch: string): Promise<string> {
    if (branch === this.branch) {
      const { files } = await this.tree.below(path.slice(0, path.lastIndexOf('/')));
      const found = files.find((file) => file.path === path);
      if (found === undefined) throw new ForgeFault('missing', path, { status: 404 });
      return found.id;
    }
    const at = path.split('/').map(encodeURIComponent).join('/');
    return (await this.rest.get<{ sha: string }>(`/contents/${at}?ref=${encodeURIComponent(branch)}`)).sha;
  }

  get #prefix(): string {
    return labelPrefixOf(this.cmsLabelPrefix);
  }

  /** After an incomplete save the label may be missing: it is a draft like others, and the next save adds the label. */
  #statusOf({ labels }: ForgeDraft): string {
    const label = labels.find((name) => name.startsWith(this.#prefix));
    return label?.slice(this.#prefix.length) ?? this.initialWorkflowStatus;
  }
}

export interface Pull {
  number: number;
  head: { ref: string; sha: string };
  labels: { name: string }[];
}

/** The prefix of status labels, from Decap's configuration. */
export function labelPrefixOf(setting: string): string {
  return setting === '' ? 'decap-cms/' : setting;
}

export function notADraft(): Error {
  return new EditorialWorkflowError('content is not under editorial workflow', true);
}

/** The files of an entry in all languages, by its branch: a draft need not change all of them. */
function filesOfBranch(branch: string): string[] {
  const [, collection = '', slug = ''] = /^cms\/([^/]+)\/(.+)$/.exec(branch) ?? [];
  return collection === '' ? [] : pathsOf(collection, slug);
}
