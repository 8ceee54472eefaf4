import { textId } from '../blob-id.ts';
import { isRefusal } from './github-texts.ts';
import type { ForgeRest } from './github-rest.ts';

/** A draft on the forge: an open pull request from a branch of ours. */
export interface ForgeDraft {
  number: number;
  branch: string;
  /** Its head commit. */
  head: string;
  title: string;
  updatedAt: string;
  author: string;
  labels: string[];
  /** The files that it changes. */
  files: { path: string; id: string; isNew: boolean }[];
  /** Its files, changed or not; null if there is none with that name. */
  texts: Map<string, { id: string; text: string | null } | null>;
}

/** The content of a draft's commit. */
export type DraftContents = Pick<ForgeDraft, 'files' | 'texts'>;

/** Where it is cached between visits. */
export interface ContentsCache {
  read: (heads: readonly string[]) => Promise<Map<string, DraftContents>>;
  write: (contents: ReadonlyMap<string, DraftContents>) => Promise<void>;
}

interface ChangedFile {
  path: string;
  changeType: string;
  id?: string;
}

interface Pull {
  number: number;
  title: string;
  headRefName: string;
  headRefOid: string;
  isCrossRepository: boolean;
  updatedAt: string;
  author: { login: string; name?: string | null } | null;
  labels: { nodes: { name: string }[] } | null;
  files: { totalCount: number; nodes: { path: string; changeType: string }[] } | null;
}

/** How long a list is cached, in milliseconds: several parts of a page need it at the same moment. */
const freshness = 3000;
/** How many files one request asks for. */
const most = 150;
const branches = 'cms/';

/** All existing drafts, with two requests for fifty of them. */
export class ForgeDrafts {
  readonly #rest: ForgeRest;
  readonly #main: string;
  /** The paths of a draft's entry in addition to the changed ones, by its branch. */
  readonly #others: (branch: string) => string[];
  /** By head commit, which never changes. */
  readonly #known = new Map<string, DraftContents>();
  readonly #cache: ContentsCache;
  #list: { at: number; answer: Promise<ForgeDraft[]> } | undefined;
  #hasBatches = true;

  constructor(rest: ForgeRest, main: string, others: (branch: string) => string[], cache: ContentsCache) {
    this.#rest = rest;
    this.#main = main;
    this.#others = others;
    this.#cache = cache;
  }

  forget(): void {
    this.#list = undefined;
  }

  all(): Promise<ForgeDraft[]> {
    const known = this.#list;
    if (known !== undefined && Date.now() - known.at < freshness) return known.answer;
    const answer = this.#read();
    this.#list = { at: Date.now(), answer };
    answer.then(
      () => {
        if (this.#list?.answer === answer) this.#list.at = Date.now();
      },
      () => {
        this.forget();
      },
    );
    return answer;
  }

  async of(branch: string): Promise<ForgeDraft | undefined> {
    return (await this.all()).find((draft) => draft.branch === branch);
  }

  async #read(): Promise<ForgeDraft[]> {
    const pulls = this.#hasBatches ? await this.#pulls() : await this.#pullsOneByOne();
    const drafts = pulls.filter(
      ({ headRefName, isCrossRepository }) => headRefName.startsWith(branches) && !isCrossRepository,
    );
    await this.#learnNew(drafts);
    return drafts.map((pull) => ({
      number: pull.number,
      branch: pull.headRefName,
      head: pull.headRefOid,
      title: pull.title,
      updatedAt: pull.updatedAt,
      author: pull.author?.name ?? pull.author?.login ?? '',
      labels: (pull.labels?.nodes ?? []).map(({ name }) => name),
      ...(this.#known.get(pull.headRefOid) ?? { files: [], texts: new Map<string, null>() }),
    }));
  }

  async #learnNew(drafts: readonly Pull[]): Promise<void> {
    const unknown = () => drafts.filter(({ headRefOid }) => !this.#known.has(headRefOid));
    const kept = await this.#cache.read(unknown().map(({ headRefOid }) => headRefOid));
    for (const [head, contents] of kept) this.#known.set(head, contents);
    const fresh = unknown();
    if (fresh.length === 0) return;
    await this.#learn(fresh);
    const heads = new Set(drafts.map(({ headRefOid }) => headRefOid));
    await this.#cache.write(new Map([...this.#known].filter(([head]) => heads.has(head))));
  }

  async #pulls(): Promise<Pull[]> {
    const found: Pull[] = [];
    let after = '';
    try {
      for (;;) {
        interface Page {
          nodes: Pull[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        }
        const { repository } = await this.#rest.query<{ repository: { pullRequests: Page } }>(
          this.#within(
            `pullRequests(states: OPEN, baseRefName: ${JSON.stringify(this.#main)}, first: 50${after}) { pageInfo { hasNextPage endCursor } nodes { number title headRefName headRefOid isCrossRepository updatedAt author { login ... on User { name } } labels(first: 30) { nodes { name } } files(first: 100) { totalCount nodes { path changeType } } } }`,
          ),
        );
        found.push(...repository.pullRequests.nodes);
        const { hasNextPage, endCursor } = repository.pullRequests.pageInfo;
        if (!hasNextPage) return found;
        after = `, after: ${JSON.stringify(endCursor)}`;
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#hasBatches = false;
      return this.#pullsOneByOne();
    }
  }

  /** For a forge without GraphQL. */
  async #pullsOneByOne(): Promise<Pull[]> {
    interface Listed {
      number: number;
      title: string;
      updated_at: string;
      user: { login: string } | null;
      labels: { name: string }[];
      head: { ref: string; sha: string; repo: { full_name: string } | null };
    }
    const list = await this.#rest.all<Listed>(
      `/pulls?state=open&base=${encodeURIComponent(this.#main)}&per_page=100`,
    );
    const own = this.#rest.forge.repository.toLowerCase();
    return list.map(({ number, title, updated_at: updatedAt, user, labels, head }) => ({
      number,
      title,
      updatedAt,
      headRefName: head.ref,
      headRefOid: head.sha,
      isCrossRepository: head.repo?.full_name.toLowerCase() !== own,
      author: user,
      labels: { nodes: labels },
      files: null,
    }));
  }

  /** Reads the contents of drafts whose commits are not cached yet. */
  async #learn(pulls: readonly Pull[]): Promise<void> {
    const wanted: { head: string; path: string }[] = [];
    for (const pull of pulls) {
      const given = pull.files;
      const isWhole = given !== null && given.totalCount <= given.nodes.length;
      const files: ChangedFile[] = isWhole ? given.nodes : await this.#filesOf(pull.number);
      const there = files.filter(({ changeType }) => changeType !== 'DELETED');
      this.#known.set(pull.headRefOid, {
        files: there.map(({ path, changeType, id = '' }) => ({ path, id, isNew: changeType === 'ADDED' })),
        texts: new Map(),
      });
      const paths = new Set([...there.map(({ path }) => path), ...this.#others(pull.headRefName)]);
      for (const path of paths) wanted.push({ head: pull.headRefOid, path });
    }
    try {
      if (this.#hasBatches)
        for (let at = 0; at < wanted.length; at += most)
          await this.#learnTogether(wanted.slice(at, at + most));
    } catch (error) {
      // An incomplete draft must not be cached.
      for (const { headRefOid } of pulls) this.#known.delete(headRefOid);
      throw error;
    }
  }

  async #learnTogether(wanted: readonly { head: string; path: string }[]): Promise<void> {
    const parts = wanted.map(({ head, path }, at) => {
      const text = /\.(?:mdx?|ya?ml)$/.test(path) ? ' ... on Blob { text }' : '';
      return `f${String(at)}: object(expression: ${JSON.stringify(`${head}:${path}`)}) { oid${text} }`;
    });
    interface Answer {
      repository: Record<string, { oid: string; text?: string | null } | null>;
    }
    const { repository } = await this.#rest.query<Answer>(this.#within(parts.join(' ')));
    for (const [at, { head, path }] of wanted.entries()) {
      const found = repository[`f${String(at)}`] ?? null;
      const known = this.#known.get(head);
      const text = found?.text ?? null;
      // A text that was cut, or is binary, does not match its id: it is read with its own request.
      const isText = text !== null && (await textId(text, found?.oid.length)) === found?.oid;
      known?.texts.set(path, found && { id: found.oid, text: isText ? text : null });
      const file = known?.files.find((one) => one.path === path);
      if (file !== undefined && found !== null) file.id = found.oid;
    }
  }

  async #filesOf(number: number): Promise<ChangedFile[]> {
    const files = await this.#rest.all<{ filename: string; status: string; sha: string | null }>(
      `/pulls/${String(number)}/files?per_page=100`,
    );
    return files.map(({ filename, status, sha }) => ({
      path: filename,
      id: sha ?? '',
      changeType: status === 'added' ? 'ADDED' : status === 'removed' ? 'DELETED' : 'MODIFIED',
    }));
  }

  #within(inner: string): string {
    const [owner = '', name = ''] = this.#rest.forge.repository.split('/');
    return `query { repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) { ${inner} } }`;
  }
}
