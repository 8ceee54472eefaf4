import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Reviews } from '../../src/cms/forge-review/load.ts';
import { readContent } from '../../src/content/read.ts';
import { lookAtForge } from '../../src/forges/doctor/forge.ts';
import { remind, reminderLabel } from '../../src/forges/doctor/reminders.ts';
import { ForgeFault } from '../../src/forges/forge.ts';
import type { Account, Comment, Commit, Forge, Issue, Pull, Review } from '../../src/forges/forge.ts';
import { ingest } from '../../src/forges/ingest/ingest.ts';
import { forge as siteForge } from '../../src/model/forge.ts';
import type { ForgeKind } from '../../src/model/forge.ts';
import { post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';

/** Everything but the forge itself works with another one as well: this one is whole in one file, and knows no HTTP. */

// Its registration.
vi.mock('../../src/model/forge.ts', async (original) => ({
  ...(await original<object>()),
  forgeKinds: ['github', 'gitlab'],
}));

const idOf = (bytes: Buffer | string) => createHash('sha1').update(bytes).digest('hex');

interface Snapshot {
  commit: Commit;
  files: ReadonlyMap<string, Buffer>;
}

/** A forge in memory. Accounts are known by the numbers that policy.yaml gives for GitLab. */
class MemoryForge implements Forge {
  readonly kind = 'gitlab' as ForgeKind;
  readonly accounts = new Map<string, Account>(
    ['olga', 'ann', 'lea'].map((login, at) => [login, { id: at + 1, login, isBot: false }]),
  );
  /** Whose token it is. */
  as = 'olga';
  readonly vars = new Map([['DEPLOY', 'pages']]);
  readonly #commits = new Map<string, Snapshot>();
  readonly #branches = new Map<string, string>();
  readonly #pulls: { branch: string; author: string; title: string }[] = [];
  readonly #reviews: (Review & { pull: number })[] = [];
  readonly #comments: Comment[] = [];
  readonly #issues: (Issue & { label: string })[] = [];

  /** Makes a commit on a branch, which begins at main where it is not there. */
  push(branch: string, files: Record<string, string | Buffer>, by = 'olga'): string {
    const parent = this.#branches.get(branch) ?? this.#branches.get('main');
    const before = parent === undefined ? [] : [...this.#at(parent).files];
    const all = new Map([
      ...before,
      ...Object.entries(files).map(([path, text]) => [path, Buffer.from(text)] as const),
    ]);
    const id = idOf(`${branch} ${String(this.#commits.size)}`);
    const author = { account: this.accounts.get(by)?.id, address: `${by}@people.invalid` };
    const commit = { id, parents: parent === undefined ? [] : [parent], authors: [author] };
    this.#commits.set(id, { commit, files: all });
    this.#branches.set(branch, id);
    return id;
  }

  propose(branch: string, title: string, author: string): number {
    return this.#pulls.push({ branch, title, author });
  }

  repository = () =>
    Promise.resolve({
      id: 77,
      fullName: 'olga/site',
      url: 'https://forge.example/olga/site',
      isPrivate: true,
      isArchived: false,
      defaultBranch: 'main',
      may: { read: true, write: true, administer: true },
      merges: { squash: true },
    });
  viewer = () => Promise.resolve(this.#account(this.as));
  openPulls = async () => Promise.all(this.#pulls.map((_, at) => this.pull(at + 1)));
  reviews = (number: number) => Promise.resolve(this.#reviews.filter(({ pull }) => pull === number));
  comments = () => Promise.resolve(this.#comments);
  issues = (label: string) =>
    Promise.resolve(this.#issues.filter((one) => one.label === label).map((one) => ({ ...one })));
  account = (id: number) => Promise.resolve([...this.accounts.values()].find((one) => one.id === id));
  mayWrite = ({ login }: Account) => Promise.resolve(login !== 'ann');
  hasSecret = () => Promise.resolve(false);
  variable = (name: string) => Promise.resolve(this.vars.get(name));
  hostedSite = () => Promise.resolve({ url: 'https://tiny.example/', isBuiltByWorkflow: true });
  protection = () => Promise.resolve({ isProtected: false, isKnown: true });
  checks = () => Promise.resolve([]);
  commits = (from: string) => Promise.resolve(this.#history(from));

  async pull(number: number): Promise<Pull> {
    const found = this.#pulls[number - 1];
    if (found === undefined) throw new ForgeFault('missing', 'There is no such pull request.');
    const [head = '', base = ''] = [this.#branches.get(found.branch), this.#branches.get('main')];
    const { mergeBase } = await this.compare(base, head);
    const [old, now] = [this.#at(mergeBase).files, this.#at(head).files];
    const changed = [...now].filter(([path, bytes]) => old.get(path)?.equals(bytes) !== true);
    return {
      ...{ number, title: found.title, body: '', url: `https://forge.example/${String(number)}` },
      ...{ author: this.#account(found.author), isDraft: false, state: 'open', labels: [] },
      head: { branch: found.branch, commit: head, isFork: false },
      base: { branch: 'main', commit: base },
      ...{ createdAt: '2026-05-01T00:00:00Z', updatedAt: '2026-05-01T00:00:00Z', isMergeable: true },
      files: changed.map(([path]) => ({
        ...{ path, additions: 1, deletions: 0 },
        change: old.has(path) ? ('changed' as const) : ('added' as const),
      })),
    };
  }

  submitReview: Forge['submitReview'] = (pull, { verdict, body, commit }) => {
    const states = {
      approve: 'approved',
      'request-changes': 'changes-requested',
      comment: 'commented',
    } as const;
    const id = this.#reviews.length + 1;
    const review = {
      ...{ id, pull, by: this.#account(this.as), state: states[verdict], body, commit },
      ...{ at: '2026-05-20T09:00:00Z', url: `https://forge.example/reviews/${String(id)}` },
    };
    this.#reviews.push(review);
    return Promise.resolve(review);
  };

  createComment = (_: number, body: string) => {
    const comment = { id: this.#comments.length + 1, by: this.#account(this.as), body, url: '' };
    this.#comments.push(comment);
    return Promise.resolve(comment);
  };

  updateComment = (id: number, body: string) => {
    const found = this.#comments[id - 1];
    if (found === undefined) throw new ForgeFault('missing', 'There is no such comment.');
    found.body = body;
    return Promise.resolve(found);
  };

  createIssue: Forge['createIssue'] = (issue) => {
    const made = { ...issue, number: this.#issues.length + 1, isOpen: true };
    this.#issues.push(made);
    return Promise.resolve(made);
  };

  updateIssue: Forge['updateIssue'] = (number, change) => {
    Object.assign(this.#issues[number - 1] ?? {}, change);
    return Promise.resolve();
  };

  compare = (base: string, head: string) => {
    const known = new Set(this.#history(base).map(({ id }) => id));
    const own = this.#history(head);
    const mergeBase = own.find(({ id }) => known.has(id))?.id ?? '';
    return Promise.resolve({ mergeBase, commits: own.filter(({ id }) => !known.has(id)).toReversed() });
  };

  tree = (at: string, folder: string) => {
    const below = [...this.#at(at).files].filter(([path]) => folder === '' || path.startsWith(`${folder}/`));
    return Promise.resolve(
      new Map(below.map(([path, bytes]) => [path, { mode: '100644', blob: idOf(bytes) }])),
    );
  };

  blob = (id: string) => {
    const all = [...this.#commits.values()].flatMap(({ files }) => [...files.values()]);
    const found = all.find((bytes) => idOf(bytes) === id);
    if (found === undefined) throw new ForgeFault('missing', 'There is no such blob.');
    return Promise.resolve(new Uint8Array(found));
  };

  #at(name: string): Snapshot {
    const found = this.#commits.get(this.#branches.get(name) ?? name);
    if (found === undefined) throw new ForgeFault('missing', `There is no commit ${name}.`);
    return found;
  }

  #history(from: string): Commit[] {
    const { commit } = this.#at(from);
    return [commit, ...commit.parents.flatMap((parent) => this.#history(parent))];
  }

  #account(login: string): Account {
    const found = this.accounts.get(login);
    if (found === undefined) throw new ForgeFault('login', 'Nobody is called so.');
    return found;
  }
}

const policyYaml = `desks:
  legal: { name: Legal }
people:
  ann: { desks: [{ desk: legal }], forge: { gitlab: 2 } }
  lea: { desks: [{ desk: legal }], forge: { gitlab: 3 } }
  zoe: { desks: [{ desk: legal }], forge: { gitlab: 99 } }
rules:
  - match: posts/**
    require: { legal: 1 }
    notAuthor: true
    minAssurance: forge
`;
const now = new Date('2026-06-01T12:00:00Z');
const file = 'posts/en/ferry.mdx';

let folder = '';
let forge: MemoryForge;
let number = 0;

beforeEach(async () => {
  folder = await writeFolder({});
  for (const [path, text] of Object.entries({
    ...tinySite,
    'people/lea.yaml': 'name: Léa\nrole: Reads\n',
    'people/zoe.yaml': 'name: Zoé\nrole: Reads\n',
    'policy.yaml': policyYaml,
  }))
    await put(folder, `content/${path}`, text);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@people.invalid', ...args], {
      cwd: folder,
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');
  forge = new MemoryForge();
  const files = [...(await readFolder(join(folder, 'content')))].map(([path, bytes]) => [
    `content/${path}`,
    bytes,
  ]);
  forge.push('main', Object.fromEntries(files) as Record<string, Buffer>);
  forge.push('cms/posts/ferry', { [`content/${file}`]: post('The ferry') }, 'ann');
  number = forge.propose('cms/posts/ferry', 'Write the ferry', 'ann');
});
afterEach(() => remove(folder));

const folders = () => ({ contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') });

/** What the review page has of the pull request, and its reviews. */
async function onPage() {
  const reviews = new Reviews(forge, { prefix: 'content/', branch: 'main' });
  const place = await reviews.place();
  const [summary] = await reviews.pulls();
  return { reviews, place, view: await reviews.pull(summary?.number ?? 0, place, now) };
}

test('the review page shows what waits on it, and hands a review in that is put on record', async () => {
  forge.as = 'lea';
  const { reviews, place, view } = await onPage();
  expect(place).toMatchObject({ viewer: 'lea', kind: 'gitlab', names: { lea: 'Léa' } });
  expect(view).toMatchObject({ mine: ['legal'], isOwn: false, isReady: false, others: [] });
  expect(view.entries).toMatchObject([{ file, title: 'The ferry', before: undefined }]);
  await reviews.decide(view, { verdict: 'approve', desks: ['legal'], comment: 'Fine.' });
  expect((await onPage()).view.isReady).toBe(true);
  const { made, skipped } = await ingest(number, forge, folders(), now);
  expect(skipped).toEqual([]);
  expect(made.map(({ person, desk, decision, entry }) => [person, desk, decision, entry])).toEqual([
    ['lea', 'legal', 'approve', file],
  ]);
  const { predicate } = JSON.parse(readFileSync(join(folders().contentDir, made[0]?.file ?? ''), 'utf8')) as {
    predicate: object;
  };
  expect(predicate).toMatchObject({ evidence: { forge: 'gitlab', repository: 77, pull: number, review: 1 } });
});

test('nobody approves their own text on it', async () => {
  forge.as = 'ann';
  const { reviews, view } = await onPage();
  expect(view).toMatchObject({ mine: [], isOwn: true });
  await reviews.decide(view, { verdict: 'approve', desks: ['legal'], comment: '' });
  const { made, skipped } = await ingest(number, forge, folders(), now);
  expect(made).toEqual([]);
  expect(skipped.map(({ why }) => why)).toEqual(['it is about their own pull request']);
});

test('reminders are kept as issues on it: opened, closed, opened again', async () => {
  const { content } = await readContent({ ...folders(), now });
  if (content === undefined) throw new Error('no content');
  const due = [{ desk: 'legal', file, title: 'The ferry', kind: 'overdue' as const, day: '2026-06-01' }];
  const said = async (list: typeof due) => (await remind(list, content, forge)).map(({ did }) => did);
  expect(await said(due)).toEqual(['opened']);
  expect(await said(due)).toEqual(['left']);
  expect(await said([])).toEqual(['closed']);
  expect(await said(due)).toEqual(['reopened']);
  expect(await forge.issues(reminderLabel)).toMatchObject([{ number: 1, isOpen: true }]);
});

test('doctor asks it who is there, how main is guarded and where the site goes', async () => {
  const { content } = await readContent({ ...folders(), now });
  if (content === undefined) throw new Error('no content');
  const site = siteForge.parse({ kind: 'github', repository: 'olga/site' });
  const findings = await lookAtForge(content, site, forge);
  const says = (state: string) => findings.filter((one) => one.state === state).map((one) => one.says);
  expect(says('missing')).toEqual([
    'The forge has no such account: zoe (99).',
    'The forge would not count the reviews of ann (@ann), who may not write to the repository.',
    expect.stringMatching(/^main is not protected/),
    expect.stringMatching(/^There is no secret RECORDS_TOKEN/),
  ]);
  expect(says('well')).toEqual(
    expect.arrayContaining(["The token is olga's.", 'The site goes to pages.', 'olga/site is there.']),
  );
  expect(says('unknown')).toEqual([]);
});
