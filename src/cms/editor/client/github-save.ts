import { textId } from '../blob-id.ts';
import { ForgeFault } from '../forge-fault.ts';
import { sendPicture } from './github-picture.ts';
import type { Picture } from './github-picture.ts';
import type { ForgeRest } from './github-rest.ts';

/** The wanted state of a draft on the forge: its files on a branch, a pull request, and a label for its status. */
export interface DraftWish {
  /** The main branch, and the branch of this draft. */
  main: string;
  branch: string;
  title: string;
  body: string;
  /** The prefix of status labels, and the label for a draft that has none. */
  labelPrefix: string;
  label: string;
  files: readonly WishedFile[];
  pictures: readonly Picture[];
  /** Pictures that were removed from the draft. */
  removed: readonly string[];
}

interface WishedFile {
  path: string;
  text: string;
  /** The text that was loaded into the form; null if there was no file. */
  base: string | null;
  /** The file's id on the main branch at that time; null if there was none, undefined if unknown. */
  mainId?: string | null | undefined;
}

export interface ConflictingFile {
  path: string;
  yours: string;
  theirs: string | null;
  base: string | null;
}

/** Somebody else has changed a file in the meantime. Nothing was written. */
export class DraftConflict extends Error {
  readonly files: ConflictingFile[];

  constructor(files: ConflictingFile[]) {
    super('Somebody else changed this meanwhile.');
    this.files = files;
  }
}

/** The draft that was loaded into the form no longer exists on the forge. Nothing was written. */
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

/** What a page sent for a branch, whether or not the answer arrived. */
interface Sent {
  blobs: Set<string>;
  commits: Set<string>;
}

/** How often a save starts again if the branch moved during it. */
const turns = 3;

/**
 * Saves drafts on a forge. Each save first reads the current state, so it can be repeated whatever happened to the
 * last one: existing parts are found, missing ones are made, and nobody else's text is overwritten.
 */
export class DraftSaver {
  /** Branches of this page's drafts, as far as it knows. */
  readonly known = new Set<string>();
  /** Ids of pictures that the forge has, so that they are not sent with every save. */
  readonly pictures = new Set<string>();
  /** Branches that may be created again. */
  readonly #anew = new Set<string>();
  readonly #sent = new Map<string, Sent>();

  /** Lets a deleted draft be saved as a new one. */
  startAnew(branch: string): void {
    this.#anew.add(branch);
  }

  /** Whether only attempts of this page to save a draft are known, and no draft. */
  isOnlyTried(branch: string): boolean {
    return this.#sent.has(branch) && !this.known.has(branch);
  }

  /**
   * @returns the head commit of the draft
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

  /** Deletes what was written under an earlier name of the entry: its title changed between two tries. */
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
        // The branch of a closed pull request is kept under another name.
        if (!isOurs) await setAside(rest, branch, there);
        await rest.write('PATCH', `/git/refs/heads/${branch}`, { sha: head, force: !isOurs });
      }
    }
    await ensurePull(rest, wish, open);
    return head;
  }

  /** The files to write; none if all of them are there. @throws DraftConflict */
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
      // If a deleted draft is saved again, it begins from the version of the main branch at the time it was opened.
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
