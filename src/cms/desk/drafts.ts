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

/** How often somebody else may be faster before we give up: more than there are editors. */
const attempts = 60;

/** What an editor saves. */
export interface Save {
  /** Bytes by path inside the content folder; undefined takes a file away. */
  files: ReadonlyMap<string, Buffer | undefined>;
  /** sha256 of the bytes that the editor began from, `null` for a new file; files that are not named are not compared. */
  base: ReadonlyMap<string, string | null>;
  /** For a draft that begins with this. */
  status?: DraftStatus | undefined;
  /** The name that the entry has on main until then: its files may be taken away. */
  renamedFrom?: DraftName;
  /** Whether the draft is to begin here, so that two that begin at once do not become one. */
  begins?: boolean;
  /** The form that begins it: when it comes again, since it got no answer, it finds its own draft. */
  form?: string | undefined;
  subject: string;
}

/** What happens to a draft, and what it brings along. */
export interface DraftAct {
  /** What people read in `git log`. */
  subject: string;
  act: Act;
  /** Bytes by path inside the content folder; undefined takes a file away. */
  files?: ReadonlyMap<string, Buffer | undefined>;
  /** The tree of draft and main together, where the two come together here. */
  merge?: string;
}

/** The drafts of a repository: one branch each, every act a commit on it. */
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
   * Adds to a draft, or begins it. Nobody's work is overwritten: where the draft moved since the editor began, nothing
   * is saved and both texts are handed back.
   * @throws DeskError 409 with both texts, or 422 for files that have no place in this draft
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
      // A file where a folder stood, or the other way round, takes away what was there.
      const changes = await differences(repository, from, to);
      if (isAgain && changes.length === 0) return from;
      const gone = changes.find(({ file }) => !files.has(file));
      if (gone !== undefined)
        throw new DeskError(422, `${gone.file} stands in the way. Choose another name; nothing was saved.`);
      return to;
    });
  }

  /**
   * Writes down an act on a draft that is there, with the files that it brings along.
   * @param make is asked anew each time somebody else was faster; what it throws ends it
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
   * Discards a draft. What was written in it stays in the repository under a name of its own, since one click takes it
   * away, and somebody else may have saved in it a moment ago.
   * @throws DeskError 404 where there is none, 503 where it moves all the time
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

  /** What takes the place of all that a form sent before: also a file that it sends no more is gone then. */
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
   * Discards what a form began under another name, and of which it heard nothing: somebody changed the title since.
   * @param name under which it is saved now
   */
  async removeOthers(name: DraftName, sender: Sender): Promise<void> {
    for (const draft of await this.all())
      if (keyOfDraft(draft.name) !== keyOfDraft(name) && isBegunBy(draft, sender))
        await this.remove(draft.name);
  }

  /** Moves the branch to what `make` gives, over and over until nobody else was faster. */
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

  /** The commit that the site's branch points to. @throws DeskError 503 where it is gone */
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

  /** @param from the draft's head, or main where the draft begins */
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
