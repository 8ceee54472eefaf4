import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { readContent } from '../../content/read.ts';
import type { Snapshot } from '../../content/read.ts';
import { refTarget } from '../../lib/git/refs.ts';
import { Kits } from '../../kits/making/kits.ts';
import { entryFile } from '../../model/entry.ts';
import { isReserved } from '../../model/reserved-slugs.ts';
import { unrecorded } from '../../content/records/releases.ts';
import type { Settings } from '../../lib/settings.ts';
import { bringTogether } from './bring-together.ts';
import type { Kept } from './bring-together.ts';
import type { Person } from './commit.ts';
import { decideOnDraft, decideOnMain } from './decide.ts';
import type { Decision } from './decide.ts';
import type { Draft } from './draft.ts';
import { filesAt, readDraft } from './draft-content.ts';
import type { DraftContent } from './draft-content.ts';
import { Drafts } from './drafts.ts';
import { MediaNames } from './media-names.ts';
import { draftName } from './names.ts';
import type { DraftName } from './names.ts';
import { publishDraft } from './publish.ts';
import { DeskError } from './refusals.ts';
import { commitReleases } from './releases.ts';
import { renamed } from './rename.ts';
import { clearStaleLocks } from './stale-locks.ts';
import { takenError } from './taken-error.ts';
import { isTaken } from './taken.ts';
import { followBranch } from './work-tree.ts';
import { openWorkplace } from './workplace.ts';
import type { Workplace } from './workplace.ts';
import { moveBranches } from './move-branches.ts';

/** What happens after main has moved: the site is built again, and the remote is updated. */
export type AfterPublishing = (commit: string, person: Person) => void;

/** In milliseconds. */
const upkeepEvery = 5000;

/** The CMS of one repository: drafts, decisions, publishing. It knows nothing of HTTP. */
export class Desk {
  readonly place: Workplace;
  readonly drafts: Drafts;
  readonly mediaNames: MediaNames;
  readonly settings: Settings;
  /** Files that publishing did not update on the disk because of uncommitted changes in them. */
  leftAlone: readonly string[] = [];
  readonly #now: () => Date;
  #after: AfterPublishing = () => undefined;
  #content: { main: string | undefined; snapshot: Promise<Snapshot> } | undefined;
  #following: Promise<void> = Promise.resolve();
  readonly #watcher: FSWatcher | undefined;
  readonly #upkeep: NodeJS.Timeout;

  private constructor(place: Workplace, settings: Settings, now: () => Date) {
    this.place = place;
    this.settings = settings;
    this.#now = now;
    this.drafts = new Drafts(place, now);
    this.mediaNames = new MediaNames(place, this.drafts, now);
    this.#watcher = this.#watch();
    // Finishes what was interrupted by a kill, here or in another process, also while the desk is open.
    this.#upkeep = setInterval(() => {
      void clearStaleLocks(place)
        .then(() => this.follow())
        .catch(() => undefined);
    }, upkeepEvery);
    this.#upkeep.unref();
  }

  /**
   * @param now the current time
   * @returns the desk, or a sentence that says why there is none and what to do
   */
  static async open(settings: Settings, now: () => Date): Promise<Desk | { obstacle: string }> {
    const place = await openWorkplace(settings.contentDir);
    if ('obstacle' in place) return place;
    await clearStaleLocks(place);
    const desk = new Desk(place, settings, now);
    // A lock left by a kill may delay this for some seconds; drafts can be written in the meantime.
    await desk.follow().catch(() => undefined);
    return desk;
  }

  now(): Date {
    return this.#now();
  }

  /** Called after each commit on main that the desk makes or finds. */
  onPublished(after: AfterPublishing): void {
    this.#after = after;
  }

  /** The site's content on the disk, read again only if something changes. */
  async content(): Promise<Snapshot> {
    const main = await refTarget(this.place.repository, this.place.main);
    if (this.#content?.main !== main || this.#content === undefined) {
      const { contentDir, cacheDir } = this.settings;
      this.#content = { main, snapshot: readContent({ contentDir, cacheDir, now: this.now() }) };
    }
    return this.#content.snapshot;
  }

  /** Forgets what was read, for example after a decision has expired. */
  forget(): void {
    this.#content = undefined;
  }

  /** A draft, and the site as it would be with it. */
  async review(name: DraftName): Promise<{ draft: Draft; content: DraftContent }> {
    const [draft, base] = [await this.drafts.get(name), await this.content()];
    return { draft, content: await readDraft(this.place, draft.head, base, this.now()) };
  }

  /** @param name undefined for the current content of main */
  async decide(name: DraftName | undefined, person: Person, decision: Decision): Promise<void> {
    const desk = { place: this.place, drafts: this.drafts, base: await this.content(), now: this.now() };
    if (name !== undefined) await decideOnDraft(desk, name, person, decision);
    else await this.#moved(await decideOnMain(desk, person, decision), person);
  }

  /** @returns the commit */
  async publish(name: DraftName, person: Person): Promise<string> {
    const commit = await publishDraft(
      {
        place: this.place,
        drafts: this.drafts,
        base: () => this.content(),
        now: () => this.now(),
      },
      name,
      person,
    );
    await this.#moved(commit, person);
    return commit;
  }

  /** Merges the site's changes since a draft began into that draft. */
  bringTogether(name: DraftName, person: Person, keep: ReadonlyMap<string, Kept>): Promise<Draft> {
    return bringTogether(this, name, person, keep);
  }

  /**
   * Proposes another slug for an entry in all its languages; its old addresses become former ones.
   * @returns the draft
   * @throws DeskError 404, 409 if the slug is taken, 422 if it is invalid
   */
  async rename(name: DraftName, slug: string, person: Person): Promise<DraftName> {
    const to = draftName(name.collection, slug);
    const { content, current } = await this.content();
    const known = current.filter((entry) => entry.collection === name.collection && entry.slug === name.slug);
    if (known.length === 0 || content === undefined)
      throw new DeskError(404, `The site has no ${name.collection}/${name.slug}.`);
    if (to === undefined || slug === name.slug || isReserved(name.collection, slug)) {
      throw new DeskError(
        422,
        `"${slug}" cannot be its new slug. Write lower-case letters, digits and hyphens.`,
      );
    }
    if (await isTaken(this, to, { renamed: name })) throw takenError(to);
    const bytes = await filesAt(this.place.repository, this.place.main, known.map(entryFile));
    const files = new Map<string, Buffer | undefined>();
    for (const entry of known) {
      const text = bytes.get(entryFile(entry))?.toString('utf8') ?? '';
      files.set(entryFile(entry), undefined);
      files.set(entryFile({ ...entry, slug }), Buffer.from(renamed({ ...entry, text }, slug, content.site)));
    }
    const subject = `Rename ${name.collection} "${name.slug}" to "${slug}"`;
    await this.drafts.save(to, person, { files, base: new Map(), renamedFrom: name, begins: true, subject });
    return to;
  }

  /** Moves main forward to a commit that others made. @returns false if main has moved in the meantime */
  async moveMain(from: string, to: string): Promise<boolean> {
    const { repository, main } = this.place;
    if (!(await moveBranches(repository, [{ ref: main, from, to }], 'desk: fetched'))) return false;
    await this.follow();
    return true;
  }

  /** Records the kit versions that the site now offers. @returns whether there were any */
  async recordReleases(): Promise<boolean> {
    const { content } = await this.content();
    if (content === undefined) return false;
    const versions = unrecorded(content, this.now(), new Kits(this.settings));
    if (!(await commitReleases(this.place, versions, this.now()))) return false;
    await this.follow().catch(() => undefined);
    return true;
  }

  /** Updates the files on the disk to the branch; one update at a time. */
  follow(): Promise<void> {
    this.#following = this.#following
      .catch(() => undefined)
      .then(async () => {
        const left = await followBranch(this.place);
        if (left === undefined) return;
        this.leftAlone = left;
        this.forget();
      });
    return this.#following;
  }

  async close(): Promise<void> {
    this.#watcher?.close();
    clearInterval(this.#upkeep);
    await this.#following.catch(() => undefined);
    await this.place.release();
  }

  async #moved(commit: string, person: Person): Promise<void> {
    // A commit on main is published, even if the files on the disk could not be updated at once.
    await this.follow().catch(() => undefined);
    this.#after(commit, person);
  }

  /** Somebody may use another editor at the same time. */
  #watch(): FSWatcher | undefined {
    try {
      const watcher = watch(this.settings.contentDir, { recursive: true }, () => {
        this.forget();
      });
      watcher.on('error', () => undefined);
      watcher.unref();
      return watcher;
    } catch {
      return undefined;
    }
  }
}
