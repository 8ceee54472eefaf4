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

/** How long an answer is taken for what is true, in milliseconds: several parts of a page ask at the same moment. */
const freshness = 3000;

/**
 * Which files there are on a branch. One answer holds all of them; where the forge cuts it short, the folder that is
 * asked for is walked through by itself.
 */
export class ForgeTree {
  readonly #rest: ForgeRest;
  readonly #branch: string;
  /** The content folder, without a slash; empty where it is the repository's top. */
  readonly #top: string;
  #whole: { at: number; answer: Promise<TreeAnswer> } | undefined;

  constructor(rest: ForgeRest, branch: string, top: string) {
    this.#rest = rest;
    this.#branch = branch;
    this.#top = top;
  }

  /** Forgets what was answered: the branch has moved. */
  forget(): void {
    this.#whole = undefined;
  }

  /**
   * The files below a folder.
   * @returns beside them the folders of which the forge gives out no more than a part
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

  /** A folder that is not there has nothing in it. */
  async #ask(name: string, isDeep: boolean): Promise<TreeAnswer> {
    const path = `/git/trees/${name}${isDeep ? '?recursive=1' : ''}`;
    return this.#rest.get<TreeAnswer>(path).catch(async (error: unknown) => {
      if (!(error instanceof ForgeFault) || error.kind !== 'missing') throw error;
      await this.#checkRepository();
      return { tree: [], truncated: false };
    });
  }

  /** A forge says of what one may not see that it is not there: an empty list would say that nothing was written. */
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
