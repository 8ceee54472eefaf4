import { setTimeout } from 'node:timers/promises';
import { commitsOf } from '../../lib/git/commits.ts';
import { differences, mergeBase } from '../../lib/git/merge.ts';
import { fileAt, sha256 } from '../../lib/git/objects.ts';
import { refTarget, refsBelow } from '../../lib/git/refs.ts';
import { commitFiles } from './commit.ts';
import type { Person } from './commit.ts';
import { conflictOf } from './conflicts.ts';
import { afterSave, draftFrom, isBegunBy, messageOf } from './draft.ts';
import type { Act, Draft, DraftStatus, Sender } from './draft.ts';
import { belongsTo, discardedRef, draftOfRef, draftRefs, keyOfDraft, refOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';
import type { Conflict } from './refusals.ts';
import { takenError } from './taken-error.ts';
import type { Workplace } from './workplace.ts';
import { moveBranches } from './move-branches.ts';

/** How often another writer may be faster before we give up: more than there are editors. */
const attempts = 60;

/** What an editor saves. */
export interface Save {
  /** Bytes by path inside the content folder; undefined removes a file. */
  files: ReadonlyMap<string, Buffer | undefined>;
  /** sha256 of the bytes that the editor began from, `null` for a new file; other files are not compared. */
  base: ReadonlyMap<string, string | null>;
  /** For a draft that begins with this save. */
  status?: DraftStatus | undefined;
  /** The entry's name on main until now: its files may be deleted. */
  renamedFrom?: DraftName;
  /** Whether this save must begin the draft, so that two new entries with one name do not become one. */
  begins?: boolean;
  /** The form that begins the draft: if it got no answer and sends the entry again, it finds its own draft. */
  form?: string | undefined;
  subject: string;
}

/** A change of a draft, with the files that it adds. */
export interface DraftAct {
  /** The line that people read in `git log`. */
  subject: string;
  act: Act;
  /** Bytes by path inside the content folder; undefined removes a file. */
  files?: ReadonlyMap<string, Buffer | undefined>;
  /** The merged tree of draft and main, if this change merges them. */
  merge?: string;
}

/** The drafts of a repository: one branch each, with a commit for every change. */
export class Drafts {
  readonly #place: Workplace;
  readonly #now: () => Date;
  readonly #read = new Map<string, Draft>();

  constructor(place: Workplace, now: () => Date) {
    this.#place = place;
    this.#now = now;
  }

  /** All drafts, by name. */
  async all(): Promise<Draft[]> {
    const { repository, main } = this.#place;
    const refs = await refsBelow(repository, draftRefs);
    const base = await this.main();
    const known = [...refs].flatMap(([ref, head]) => {
      const name = draftOfRef(ref);
      return name === undefined || ref === main ? [] : [{ name, head }];
    });
    return Promise.all(known.map(({ name, head }) => this.#draft(name, head, base)));
  }

  async find(name: DraftName): Promise<Draft | undefined> {
    const head = await refTarget(this.#place.repository, refOfDraft(name));
    return head === undefined ? undefined : this.#draft(name, head, await this.main());
  }

  /** @throws DeskError 404 */
  async get(name: DraftName): Promise<Draft> {
    const draft = await this.find(name);
    if (draft === undefined) throw new DeskError(404, `There is no draft ${keyOfDraft(name)}.`);
    return draft;
  }

  /**
   * Saves to a draft, or begins it. No work is overwritten: if the draft changed since the editor began, nothing is
   * saved and both texts are returned.
   * @throws DeskError 409 with both texts, or 422 for files that do not belong to this draft
   */
  async save(
    name: DraftName,
    person: Person,
    { files: sent, base, status, renamedFrom, begins = false, form, subject }: Save,
  ): Promise<Draft> {
    const mayGo = (file: string) => renamedFrom !== undefined && belongsTo(file, renamedFrom);
    const stray = [...sent].find(
      ([file, bytes]) => !belongsTo(file, name) && !(bytes === undefined && mayGo(file)),
    )?.[0];
    if (stray !== undefined) {
      throw new DeskError(422, `${stray} has no place in the draft ${keyOfDraft(name)}.`);
    }
    const { repository } = this.#place;
    return this.#move(name, async (head, main) => {
      const own = { person: person.id, form };
      const isAgain = begins && head !== undefined && isBegunBy(await this.#draft(name, head, main), own);
      if (begins && head !== undefined && !isAgain) throw takenError(name);
      const from = head ?? main;
      const files = isAgain ? await this.#instead(sent, head, main) : sent;
      const conflicts = isAgain ? [] : await this.#conflicts(name, { head, from }, { files, base });
      if (conflicts.length > 0) {
        const who =
          head === undefined ? undefined : (await this.#draft(name, head, main)).history.at(-1)?.author;
        throw new DeskError(
          409,
          `${who ?? 'Somebody'} saved another version since you began. Nothing of yours is lost, and nothing was saved yet.`,
          { conflicts },
        );
      }
      const before = head === undefined ? (status ?? 'draft') : (await this.#draft(name, head, main)).status;
      const next = head === undefined ? before : afterSave(before);
      const to = await commitFiles(repository, {
        tree: from,
        files,
        parents: [from],
        person,
        at: this.#now(),
        message: messageOf(subject, { act: 'save', status: next, ...(begins && { form }) }),
      });
      // A file in place of a folder, or the other way round, removes what was there.
      const changes = await differences(repository, from, to);
      if (isAgain && changes.length === 0) return from;
      const gone = changes.find(({ file }) => !files.has(file));
      if (gone !== undefined)
        throw new DeskError(422, `${gone.file} stands in the way. Choose another name; nothing was saved.`);
      return to;
    });
  }

  /**
   * Records a change of an existing draft, with the files that it adds.
   * @param make is called again each time another writer was faster; an error from it ends the change
   */
  async act(
    name: DraftName,
    person: Person,
    make: (draft: Draft, main: string) => Promise<DraftAct>,
  ): Promise<Draft> {
    return this.#move(name, async (head, main) => {
      if (head === undefined) throw new DeskError(404, `There is no draft ${keyOfDraft(name)}.`);
      const made = await make(await this.#draft(name, head, main), main);
      const { subject, act, files = new Map(), merge } = made;
      return commitFiles(this.#place.repository, {
        tree: merge ?? head,
        files,
        parents: merge === undefined ? [head] : [head, main],
        person,
        at: this.#now(),
        message: messageOf(subject, act),
      });
    });
  }

  /**
   * Discards a draft. What was written stays in the repository under another ref, because one click discards it and
   * somebody else may have saved a moment before.
   * @throws DeskError 404 if there is none, 503 if it keeps changing
   */
  async remove(name: DraftName): Promise<void> {
    const { repository } = this.#place;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { head } = await this.get(name);
      const kept = discardedRef(name, head);
      const updates = [
        { ref: refOfDraft(name), from: head, to: undefined },
        { ref: kept, from: await refTarget(repository, kept), to: head },
      ];
      if (await moveBranches(repository, updates, 'desk: discard a draft')) return;
    }
    throw busy();
  }

  /** The files that replace everything that a form sent before: a file that it no longer sends is deleted. */
  async #instead(
    files: ReadonlyMap<string, Buffer | undefined>,
    head: string,
    main: string,
  ): Promise<ReadonlyMap<string, Buffer | undefined>> {
    const { repository } = this.#place;
    const before = await differences(repository, (await mergeBase(repository, main, head)) ?? main, head);
    return new Map([...before.map(({ file }) => [file, undefined] as const), ...files]);
  }

  /**
   * Discards drafts that a form began under other names without getting an answer: the title has changed since.
   * @param name the name under which the entry is saved now
   */
  async removeOthers(name: DraftName, sender: Sender): Promise<void> {
    for (const draft of await this.all())
      if (keyOfDraft(draft.name) !== keyOfDraft(name) && isBegunBy(draft, sender))
        await this.remove(draft.name);
  }

  /** Moves the branch to what `make` returns; repeated if another writer was faster. */
  async #move(
    name: DraftName,
    make: (head: string | undefined, main: string) => Promise<string>,
  ): Promise<Draft> {
    const { repository } = this.#place;
    const ref = refOfDraft(name);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const main = await this.main();
      const from = await refTarget(repository, ref);
      const to = await make(from, main);
      if (await moveBranches(repository, [{ ref, from, to }], 'desk: draft'))
        return this.#draft(name, to, main);
      await setTimeout(Math.random() * 20 * attempt);
    }
    throw busy();
  }

  /** The commit of the site's branch. @throws DeskError 503 if the branch does not exist */
  async main(): Promise<string> {
    const { repository, main } = this.#place;
    const head = await refTarget(repository, main);
    if (head === undefined)
      throw new DeskError(503, `The branch ${main} is gone. Run git branch to see why.`);
    return head;
  }

  async #draft(name: DraftName, head: string, main: string): Promise<Draft> {
    const key = `${keyOfDraft(name)} ${head} ${main}`;
    let draft = this.#read.get(key);
    if (draft === undefined) {
      draft = draftFrom(name, head, await commitsOf(this.#place.repository, head, main));
      if (this.#read.size > 2000) this.#read.clear();
      this.#read.set(key, draft);
    }
    return draft;
  }

  /** @param from the draft's head, or main if the draft begins */
  async #conflicts(
    name: DraftName,
    { head, from }: { head: string | undefined; from: string },
    { files, base }: Pick<Save, 'files' | 'base'>,
  ): Promise<Conflict[]> {
    const { repository } = this.#place;
    const conflicts: Conflict[] = [];
    for (const [file, began] of base) {
      if (!files.has(file)) continue;
      const found = await fileAt(repository, from, file);
      const mine = files.get(file);
      if ((found === undefined ? null : sha256(found)) === began) continue;
      if (found !== undefined && mine?.equals(found) === true) continue;
      const at = from === head ? `drafts/${keyOfDraft(name)}` : 'main';
      conflicts.push(await conflictOf(file, { bytes: mine }, { bytes: found, at }));
    }
    return conflicts;
  }
}

function busy(): DeskError {
  return new DeskError(
    503,
    'Others are changing this at the same time. Try again in a moment; nothing was saved.',
  );
}
