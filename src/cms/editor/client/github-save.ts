import { textId } from '../blob-id.ts';
import { ForgeFault } from '../forge-fault.ts';
import { sendPicture } from './github-picture.ts';
import type { Picture } from './github-picture.ts';
import type { ForgeRest } from './github-rest.ts';

/** A draft as it is to be on the forge: its files on a branch, a pull request for it, and a label for its status. */
export interface DraftWish {
  /** The branch that everything is merged into, and the one of this draft. */
  main: string;
  branch: string;
  title: string;
  body: string;
  /** What labels of statuses begin with, and the one for a draft that has none. */
  labelPrefix: string;
  label: string;
  files: readonly WishedFile[];
  pictures: readonly Picture[];
  /** Pictures that were taken out of the draft. */
  removed: readonly string[];
}

interface WishedFile {
  path: string;
  text: string;
  /** The text that the form was filled from; null where there was no file. */
  base: string | null;
  /** The id that the file had on the main branch then; null where there was none, undefined where nobody knows. */
  mainId?: string | null | undefined;
}

export interface ConflictingFile {
  path: string;
  yours: string;
  theirs: string | null;
  base: string | null;
}

/** Somebody else changed a file meanwhile. Nothing was written. */
export class DraftConflict extends Error {
  readonly files: ConflictingFile[];

  constructor(files: ConflictingFile[]) {
    super('Somebody else changed this meanwhile.');
    this.files = files;
  }
}

/** The draft that a form was filled from is not on the forge any more. Nothing was written. */
export class DraftGone extends Error {
  readonly branch: string;

  constructor(branch: string) {
    super('The draft is no longer on the forge.');
    this.branch = branch;
  }
}

interface Pull {
  number: number;
  head: { ref: string; sha: string };
  labels: { name: string }[];
}

/** What a page sent for a branch, whether or not it was told that it arrived. */
interface Sent {
  blobs: Set<string>;
  commits: Set<string>;
}

/** How often a save begins again where something moved under it. */
const turns = 3;

/**
 * Saves drafts on a forge. Each save asks first what is true there, so that it may be repeated whatever became of the
 * one before: what arrived is found, what is missing is made, and nobody else's text is written over.
 */
export class DraftSaver {
  /** Branches that drafts of this page are on, as far as it knows. */
  readonly known = new Set<string>();
  /** Ids of pictures that the forge has, so that they are not sent again with every save. */
  readonly pictures = new Set<string>();
  /** Branches that may be begun anew. */
  readonly #anew = new Set<string>();
  readonly #sent = new Map<string, Sent>();

  /** Lets a draft that is gone be saved as a new one. */
  startAnew(branch: string): void {
    this.#anew.add(branch);
  }

  /** Whether all that is known of a draft is that this page tried to save it. */
  isOnlyTried(branch: string): boolean {
    return this.#sent.has(branch) && !this.known.has(branch);
  }

  /**
   * @returns the commit that holds the draft
   * @throws ForgeFault, DraftConflict or DraftGone; then it may be called again
   */
  async save(rest: ForgeRest, wish: DraftWish): Promise<string> {
    for (let turn = 1; ; turn++) {
      try {
        const head = await this.#saveOnce(rest, wish);
        this.known.add(wish.branch);
        this.#anew.delete(wish.branch);
        this.#sent.delete(wish.branch);
        return head;
      } catch (error) {
        const isMoved = error instanceof ForgeFault && error.kind === 'moved';
        if (!isMoved || turn === turns) throw error;
      }
    }
  }

  /** Takes back what was tried under other names for an entry that now has another: its title changed in between. */
  async abandon(rest: ForgeRest, tried: string): Promise<void> {
    const head = await headOf(rest, tried);
    const isOurs = head !== undefined && this.#sent.get(tried)?.commits.has(head) === true;
    if (isOurs && !this.known.has(tried)) {
      const pull = await pullOf(rest, tried);
      if (pull !== undefined) await rest.write('PATCH', `/pulls/${String(pull.number)}`, { state: 'closed' });
      await rest.write('DELETE', `/git/refs/heads/${tried}`);
    }
    this.#sent.delete(tried);
  }

  async #saveOnce(rest: ForgeRest, wish: DraftWish): Promise<string> {
    const { branch } = wish;
    const [there, open] = await Promise.all([headOf(rest, branch), pullOf(rest, branch)]);
    const sent = this.#sent.get(branch) ?? { blobs: new Set(), commits: new Set() };
    this.#sent.set(branch, sent);
    const isOurs = there !== undefined && (open !== undefined || sent.commits.has(there));
    if (!isOurs && this.known.has(branch) && !this.#anew.has(branch)) throw new DraftGone(branch);
    const base = isOurs ? there : await mainHead(rest, wish.main);
    const changes = await this.#changes(rest, wish, base, sent);
    let head = base;
    if (changes.length > 0) {
      head = await commit(rest, wish.title, base, changes);
      sent.commits.add(head);
      if (there === undefined)
        await rest.write('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: head });
      else {
        // What a closed pull request left is kept under another name.
        if (!isOurs) await setAside(rest, branch, there);
        await rest.write('PATCH', `/git/refs/heads/${branch}`, { sha: head, force: !isOurs });
      }
    }
    await ensurePull(rest, wish, open);
    return head;
  }

  /** What is to be written into the tree; nothing where all of it is there. @throws DraftConflict */
  async #changes(
    rest: ForgeRest,
    { files, pictures, removed, branch }: DraftWish,
    base: string,
    { blobs }: Sent,
  ): Promise<object[]> {
    const conflicts: ConflictingFile[] = [];
    const changes: object[] = [];
    for (const { path, text, base: loaded, mainId } of files) {
      const [id, theirs] = await Promise.all([textId(text), fileAt(rest, path, base)]);
      const wasLoaded = loaded === null ? theirs === undefined : theirs?.sha === (await textId(loaded));
      const isKnown = wasLoaded || (theirs !== undefined && (theirs.sha === id || blobs.has(theirs.sha)));
      // Who takes a draft up again that is gone begins from what the main branch had when they opened it.
      const isAnew = this.#anew.has(branch) && (mainId === undefined || mainId === (theirs?.sha ?? null));
      if (!isKnown && !isAnew)
        conflicts.push({ path, yours: text, theirs: theirs?.text ?? null, base: loaded });
      if (theirs?.sha !== id) changes.push({ path, mode: '100644', type: 'blob', content: text });
      blobs.add(id);
    }
    if (conflicts.length > 0) throw new DraftConflict(conflicts);
    for (const picture of pictures) {
      const sha = await sendPicture(rest, picture, this.pictures);
      const theirs = await fileAt(rest, picture.path, base);
      if (theirs?.sha !== sha) changes.push({ path: picture.path, mode: '100644', type: 'blob', sha });
    }
    for (const path of removed)
      if ((await fileAt(rest, path, base)) !== undefined)
        changes.push({ path, mode: '100644', type: 'blob', sha: null });
    return changes;
  }
}

async function headOf(rest: ForgeRest, branch: string): Promise<string | undefined> {
  return (await rest.find<{ object: { sha: string } }>(`/git/ref/heads/${branch}`))?.object.sha;
}

async function mainHead(rest: ForgeRest, main: string): Promise<string> {
  return (await rest.get<{ object: { sha: string } }>(`/git/ref/heads/${main}`)).object.sha;
}

export async function pullOf(rest: ForgeRest, branch: string): Promise<Pull | undefined> {
  const [owner = ''] = rest.forge.repository.split('/');
  const head = encodeURIComponent(`${owner}:${branch}`);
  const found = await rest.get<Pull[]>(`/pulls?state=open&head=${head}`);
  return found.find(({ head: { ref } }) => ref === branch);
}

async function fileAt(
  rest: ForgeRest,
  path: string,
  commit: string,
): Promise<{ sha: string; text: string } | undefined> {
  const at = path.split('/').map(encodeURIComponent).join('/');
  const found = await rest.find<{ sha: string; content?: string }>(`/contents/${at}?ref=${commit}`);
  if (found === undefined) return undefined;
  const bytes = Uint8Array.from(atob((found.content ?? '').replaceAll('\n', '')), (sign) =>
    sign.charCodeAt(0),
  );
  return { sha: found.sha, text: new TextDecoder().decode(bytes) };
}

async function commit(rest: ForgeRest, message: string, parent: string, tree: object[]): Promise<string> {
  const made = await rest.write<{ sha: string }>('POST', '/git/trees', { base_tree: parent, tree });
  const { sha } = await rest.write<{ sha: string }>('POST', '/git/commits', {
    message,
    tree: made.sha,
    parents: [parent],
  });
  return sha;
}

async function setAside(rest: ForgeRest, branch: string, sha: string): Promise<void> {
  const name = branch.replace(/^cms\//, `cms_${String(Date.now())}/`);
  await rest.write('POST', '/git/refs', { ref: `refs/heads/${name}`, sha });
}

async function ensurePull(rest: ForgeRest, wish: DraftWish, open: Pull | undefined): Promise<void> {
  const { title, body, main, branch, label, labelPrefix } = wish;
  const [owner = ''] = rest.forge.repository.split('/');
  const pull =
    open ??
    (await rest.write<Pull>('POST', '/pulls', { title, body, head: `${owner}:${branch}`, base: main }));
  const hasStatus = pull.labels.some(({ name }) => name.startsWith(labelPrefix));
  if (!hasStatus) await rest.write('POST', `/issues/${String(pull.number)}/labels`, { labels: [label] });
}
