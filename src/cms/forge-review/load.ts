import { parse } from 'yaml';
import { readEntryText } from '../../lib/front-matter.ts';
import type { Forge, Pull, PullSummary, Review, TreeFile } from '../../forges/forge.ts';
import { evaluateReviews } from '../../forges/standing.ts';
import type { SkippedReview } from '../../forges/standing.ts';
import type { EntryCollection } from '../../model/collections.ts';
import { parseEntryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { ForgeKind } from '../../model/forge.ts';
import { isLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import { noPolicy, policy as policySchema } from '../../model/policy.ts';
import type { Policy } from '../../model/policy.ts';
import { deskOf, isContent, weighEntry } from './weigh.ts';
import type { DeskStanding } from './weigh.ts';

/** The site's policy on the main branch, and the names of its people. */
export interface Place {
  policy: Policy;
  names: Record<string, string>;
  /** By which numbers the policy knows accounts. */
  kind: ForgeKind;
  /** The id of whoever looks, by the number of their account; undefined where the policy does not know them. */
  viewer: string | undefined;
  account: number;
}

/** An entry of a pull request, before and after. */
export interface EntryView {
  file: string;
  collection: EntryCollection;
  lang: Lang;
  title: string;
  before: string | undefined;
  after: string | undefined;
  desks: DeskStanding[];
  /** Approvals of its earlier versions in this pull request, which a later push ended. */
  ended: { desk: string; person: string; at: string }[];
}

export interface PullView {
  pull: Pull;
  entries: EntryView[];
  /** Files that are not entries, by path in the repository. */
  others: Pull['files'];
  reviews: readonly Review[];
  passed: readonly SkippedReview[];
  /** Desks for which the viewer's word is asked. */
  mine: string[];
  isOwn: boolean;
  isReady: boolean;
}

/** Reads from a forge what waits for review; each file and folder once. */
export class Reviews {
  readonly #forge: Forge;
  readonly #prefix: string;
  readonly #branch: string;
  readonly #trees = new Map<string, Promise<ReadonlyMap<string, TreeFile>>>();
  readonly #blobs = new Map<string, Promise<string>>();

  /** @param prefix the content folder's path in the repository: `''` or `content/` */
  constructor(forge: Forge, { prefix, branch }: { prefix: string; branch: string }) {
    this.#forge = forge;
    this.#prefix = prefix;
    this.#branch = branch;
  }

  /** @throws ForgeFault; Error with a message if policy.yaml cannot be read */
  async place(): Promise<Place> {
    const account = (await this.#forge.viewer()).id;
    const tree = await this.#tree(this.#branch);
    const text = await this.#text(tree, `${this.#prefix}policy.yaml`);
    const read = policySchema.safeParse(text === undefined ? noPolicy : parse(text));
    if (!read.success) throw new Error('policy.yaml cannot be read. npm run check says why.');
    const { data: policy } = read;
    const ids = Object.keys(policy.people);
    const names = await Promise.all(
      ids.map(async (id) => {
        const person = await this.#text(tree, `${this.#prefix}people/${id}.yaml`);
        const { name } = (person === undefined ? {} : parse(person)) as { name?: unknown };
        return [id, typeof name === 'string' ? name : id] as const;
      }),
    );
    const viewer = ids.find((id) => policy.people[id]?.forge?.[this.#forge.kind] === account);
    return { policy, names: Object.fromEntries(names), kind: this.#forge.kind, viewer, account };
  }

  pulls(): Promise<PullSummary[]> {
    return this.#forge.openPulls(this.#branch);
  }

  /** @throws ForgeFault */
  async pull(number: number, place: Place, now: Date): Promise<PullView> {
    const forge = this.#forge;
    const [pull, reviews] = await Promise.all([forge.pull(number), forge.reviews(number)]);
    const { policy } = place;
    const { mergeBase } = await forge.compare(pull.base.commit, pull.head.commit);
    const [before, after] = await Promise.all([this.#tree(mergeBase), this.#tree(pull.head.commit)]);
    const { opinions, skipped: passed } = evaluateReviews(reviews, policy, {
      kind: forge.kind,
      author: pull.author,
    });
    const seen = new Map(
      await Promise.all(
        [...new Set(opinions.map(({ commit }) => commit))].map(
          // A commit that was pushed over by force may be gone; then nobody knows what was reviewed.
          async (commit) => [commit, await this.#tree(commit).catch(() => undefined)] as const,
        ),
      ),
    );
    const media = pull.files
      .map(({ path }) => path)
      .filter((path) => path.startsWith(`${this.#prefix}media/`));
    const writer = Object.keys(policy.people).find(
      (id) => policy.people[id]?.forge?.[forge.kind] === pull.author?.id,
    );
    const entries: EntryView[] = [];
    const others: Pull['files'][number][] = [];
    for (const file of pull.files) {
      const named = this.#entry(file.path);
      if (named === undefined) {
        others.push(file);
        continue;
      }
      const [old, text] = await Promise.all([
        this.#text(before, file.before ?? file.path),
        this.#text(after, file.path),
      ]);
      const front = frontOf(text ?? old ?? '');
      const entry = { ...named, front } as unknown as AnyEntry;
      const authors = [
        writer ?? '',
        ...(Array.isArray(front['authors']) ? front['authors'].map(String) : []),
      ];
      const isSame = (commit: string) =>
        [file.path, ...media].every((path) => seen.get(commit)?.get(path)?.blob === after.get(path)?.blob);
      const weighed = {
        policy,
        opinions,
        isSame: (commit: string) => seen.get(commit) !== undefined && isSame(commit),
        authors,
        now,
      };
      const standing = weighEntry(entry, weighed);
      entries.push({
        ...named,
        file: file.path.slice(this.#prefix.length),
        title: String(front['title'] ?? front['question'] ?? front['name'] ?? named.slug),
        before: old,
        after: text,
        desks: standing,
        ended: endedBy(standing, weighEntry(entry, { ...weighed, isSame: () => true })),
      });
    }
    const desks = entries.flatMap((one) => one.desks);
    const isOwn = pull.author?.id === place.account;
    return {
      pull,
      entries,
      others,
      reviews,
      passed,
      mine: isOwn || place.viewer === undefined ? [] : deskOf(place.viewer, desks),
      isOwn,
      isReady: entries.length > 0 && desks.every(isContent),
    };
  }

  /** The bytes of a content file on the main branch, and the texts of the files below a folder. */
  async onMain(file: string, folder: string): Promise<{ bytes: Uint8Array | undefined; texts: string[] }> {
    const tree = await this.#tree(this.#branch);
    const own = tree.get(`${this.#prefix}${file}`);
    const below = [...tree.keys()].filter((path) => path.startsWith(`${this.#prefix}${folder}/`));
    const texts = await Promise.all(below.map((path) => this.#text(tree, path)));
    return {
      bytes: own === undefined ? undefined : await this.#forge.blob(own.blob),
      texts: texts.filter((text) => text !== undefined),
    };
  }

  /** Submits a review of what was on the screen. @throws ForgeFault */
  async decide(
    { pull }: PullView,
    {
      verdict,
      desks,
      comment,
    }: { verdict: 'approve' | 'request-changes'; desks: readonly string[]; comment: string },
  ): Promise<void> {
    const word = verdict === 'approve' ? '/approve' : '/desk';
    const lines = desks.map((desk) => `${word} ${desk}`);
    const body = [comment.trim(), lines.join('\n')].filter(Boolean).join('\n\n');
    await this.#forge.submitReview(pull.number, { verdict, body, commit: pull.head.commit });
  }

  #entry(path: string): (Pick<EntryView, 'collection' | 'lang'> & { slug: string }) | undefined {
    if (!path.startsWith(this.#prefix)) return undefined;
    const named = parseEntryFile(path.slice(this.#prefix.length));
    return named !== undefined && isLang(named.lang) ? named : undefined;
  }

  #tree(commit: string): Promise<ReadonlyMap<string, TreeFile>> {
    const known = this.#trees.get(commit);
    if (known !== undefined) return known;
    const asked = this.#forge.tree(commit, this.#prefix.replace(/\/$/, ''));
    this.#trees.set(commit, asked);
    // A failed request may succeed the next time.
    asked.catch(() => this.#trees.delete(commit));
    return asked;
  }

  async #text(tree: ReadonlyMap<string, TreeFile>, path: string): Promise<string | undefined> {
    const file = tree.get(path);
    if (file === undefined) return undefined;
    const known = this.#blobs.get(file.blob);
    if (known !== undefined) return known;
    const asked = this.#forge.blob(file.blob).then((bytes) => new TextDecoder().decode(bytes));
    this.#blobs.set(file.blob, asked);
    asked.catch(() => this.#blobs.delete(file.blob));
    return asked;
  }
}

/** Approvals that would count without later pushes; none at a desk that has enough new ones. */
function endedBy(now: readonly DeskStanding[], ever: readonly DeskStanding[]): EntryView['ended'] {
  return ever.flatMap(({ desk, given }) => {
    const today = now.find((one) => one.desk === desk);
    if (today === undefined || today.given.length >= today.needed) return [];
    return given
      .filter(({ person }) => !today.given.some((one) => one.person === person))
      .map(({ person, at }) => ({ desk, person, at }));
  });
}

/** The fields of an entry; none if the file cannot be read as one. */
export function frontOf(text: string): Record<string, unknown> {
  try {
    return readEntryText(text);
  } catch {
    return {};
  }
}
