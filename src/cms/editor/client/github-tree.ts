import { ForgeFault } from '../forge-fault.ts';
import type { ForgeRest } from './github-rest.ts';

export interface ForgeFile {
  path: string;
  id: string;
  /** In bytes. */
  size: number;
}

interface TreeAnswer {
  tree: { path: string; type: string; sha: string; size?: number }[];
  truncated: boolean;
}

/** How long an answer is cached, in milliseconds: several parts of a page need it at the same moment. */
const freshness = 3000;

/**
 * The files on a branch. One answer lists all of them; if the forge cuts it, the requested folder is listed
 * separately.
 */
export class ForgeTree {
  readonly #rest: ForgeRest;
  readonly #branch: string;
  /** The content folder, without a final slash; empty if it is the top of the repository. */
  readonly #top: string;
  #whole: { at: number; answer: Promise<TreeAnswer> } | undefined;

  constructor(rest: ForgeRest, branch: string, top: string) {
    this.#rest = rest;
    this.#branch = branch;
    this.#top = top;
  }

  /** Clears the cache after the branch has moved. */
  forget(): void {
    this.#whole = undefined;
  }

  /**
   * The files below a folder.
   * @returns also the folders that the forge lists only in part
   */
  async below(folder: string): Promise<{ files: ForgeFile[]; cut: string[] }> {
    const whole = await this.#read();
    if (!whole.truncated) {
      const files = filesOf(whole, this.#top).filter(({ path }) => path.startsWith(`${folder}/`));
      return { files, cut: [] };
    }
    const cut: string[] = [];
    return { files: await this.#walk(`${this.#branch}:${folder}`, folder, cut), cut };
  }

  #read(): Promise<TreeAnswer> {
    const known = this.#whole;
    if (known !== undefined && Date.now() - known.at < freshness) return known.answer;
    const name = this.#top === '' ? this.#branch : `${this.#branch}:${this.#top}`;
    const answer = this.#ask(name, true);
    this.#whole = { at: Date.now(), answer };
    answer.then(
      () => {
        if (this.#whole?.answer === answer) this.#whole.at = Date.now();
      },
      () => {
        this.forget();
      },
    );
    return answer;
  }

  async #walk(name: string, folder: string, cut: string[]): Promise<ForgeFile[]> {
    const deep = await this.#ask(name, true);
    if (!deep.truncated) return filesOf(deep, folder);
    const flat = await this.#ask(name, false);
    if (flat.truncated) cut.push(folder);
    const found = filesOf(flat, folder);
    for (const { path, sha } of flat.tree.filter(({ type }) => type === 'tree'))
      found.push(...(await this.#walk(sha, `${folder}/${path}`, cut)));
    return found;
  }

  /** A missing folder is empty. */
  async #ask(name: string, isDeep: boolean): Promise<TreeAnswer> {
    const path = `/git/trees/${name}${isDeep ? '?recursive=1' : ''}`;
    return this.#rest.get<TreeAnswer>(path).catch(async (error: unknown) => {
      if (!(error instanceof ForgeFault) || error.kind !== 'missing') throw error;
      await this.#checkRepository();
      return { tree: [], truncated: false };
    });
  }

  /** A forge answers 404 for a repository that one may not see: an empty list would hide that. */
  async #checkRepository(): Promise<void> {
    await this.#rest.get('').catch((error: unknown) => {
      const isGone = error instanceof ForgeFault && error.kind === 'missing';
      throw isGone ? new ForgeFault('missing', error.message) : error;
    });
  }
}

function filesOf({ tree }: TreeAnswer, folder: string): ForgeFile[] {
  const start = folder === '' ? '' : `${folder}/`;
  return tree
    .filter(({ type }) => type === 'blob')
    .map(({ path, sha, size = 0 }) => ({ path: `${start}${path}`, id: sha, size }));
}
