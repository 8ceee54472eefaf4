import { mergeTrees } from '../../src/lib/git/merge.ts';
import { updateRefs } from '../../src/lib/git/refs.ts';
import { iso } from './clock.ts';
import { ofIds } from './git/store.ts';
import { createCommit, logged } from './git/commit.ts';
import type { Commit, Signed } from './git/commit.ts';
import type { Pull } from './issue.ts';
import { close, noticeMoves } from './moves.ts';
import { mergeObstacles } from './protection.ts';
import { protectedBranch, Refusal } from './refusal.ts';
import type { ForgeRepository } from './repository.ts';
import { commitEmail, commitName, webFlow } from './user.ts';
import type { User } from './user.ts';

/** Whether the branches can be merged; undefined while GitHub is still computing that, as it is after each push. */
export async function mergeable(repository: ForgeRepository, { pull }: Pull): Promise<boolean | undefined> {
  if (pull.unsettled > 0) {
    pull.unsettled--;
    return undefined;
  }
  return (await mergedTree(repository, pull.base.ref, pull.head.sha)) !== undefined;
}

/** The commits that a pull request adds, the oldest first. */
export function commitsOf({ store }: ForgeRepository, { pull }: Pull): Promise<Commit[]> {
  // After the merge the base contains them all, so they are counted from where it was before.
  const base = pull.merged ? pull.base.sha : `refs/heads/${pull.base.ref}`;
  return logged(store, ['--reverse', '--topo-order', pull.head.sha, `^${base}`, '--']);
}

export interface MergeWish {
  method: 'merge' | 'squash';
  title: string | undefined;
  message: string | undefined;
  /** The expected head commit. */
  sha: string | undefined;
}

/**
 * Merges a pull request as GitHub's button does.
 * @returns the new head commit of the base branch
 * @throws Refusal with GitHub's message
 */
export async function mergePull(
  repository: ForgeRepository,
  issue: Pull,
  wish: MergeWish,
  by: User,
): Promise<string> {
  const { pull } = issue;
  const { allowMergeCommit, allowSquashMerge, deleteBranchOnMerge } = repository.settings;
  if (issue.state === 'closed') throw new Refusal(405, 'Pull Request is not mergeable');
  if (wish.sha !== undefined && wish.sha !== pull.head.sha)
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  if (pull.isDraft) throw new Refusal(405, 'Pull Request is still a draft');
  if (wish.method === 'squash' ? !allowSquashMerge : !allowMergeCommit) {
    const name = wish.method === 'squash' ? 'Squash merges' : 'Merge commits';
    throw new Refusal(405, `${name} are not allowed on this repository.`);
  }
  const base = await repository.branchHead(pull.base.ref);
  const tree = await mergedTree(repository, pull.base.ref, pull.head.sha);
  if (base === undefined || tree === undefined) throw new Refusal(405, 'Pull Request is not mergeable');
  const obstacles = await mergeObstacles(repository, issue, by);
  if (obstacles.length > 0) throw protectedBranch(405, obstacles.join(' '));
  const to = await createCommit(repository.store, {
    tree,
    ...(wish.method === 'squash'
      ? await squashed(repository, issue, wish, base)
      : merged(repository, issue, wish, base, by)),
    committer: { name: 'GitHub', email: commitEmail(webFlow), date: iso(repository.forge.clock.now()) },
  });
  const update = { ref: `refs/heads/${pull.base.ref}`, from: base, to };
  if (!(await updateRefs(repository.store, [update], 'merge')))
    throw new Refusal(405, 'Base branch was modified. Review and try the merge again.');
  const at = repository.forge.clock.now();
  pull.base.sha = base;
  pull.merged = { at, by, commit: to };
  close(issue, by, at);
  await noticeMoves(repository, [update], by);
  if (deleteBranchOnMerge) await deleteHead(repository, issue, by);
  return to;
}

type Written = Pick<Commit, 'parents' | 'author' | 'message'>;

function merged(
  { owner, forge }: ForgeRepository,
  { number, title, pull }: Pull,
  wish: MergeWish,
  base: string,
  by: User,
): Written {
  const first = wish.title ?? `Merge pull request #${String(number)} from ${owner.login}/${pull.head.ref}`;
  const author = { name: commitName(by), email: commitEmail(by), date: iso(forge.clock.now()) };
  return { parents: [base, pull.head.sha], author, message: joined(first, wish.message ?? title) };
}

/** All in one commit by the author of the pull request; other authors are named at the end of its message. */
async function squashed(
  repository: ForgeRepository,
  issue: Pull,
  wish: MergeWish,
  base: string,
): Promise<Written> {
  const commits = await commitsOf(repository, issue);
  const [only] = commits.length === 1 ? commits : [];
  const [subject = '', ...body] = only?.message.split('\n') ?? [issue.title];
  const first = wish.title ?? `${only === undefined ? issue.title : subject} (#${String(issue.number)})`;
  const list = commits.map(({ message }) => `* ${message}`).join('\n\n');
  const author: Signed = {
    name: commitName(issue.user),
    email: commitEmail(issue.user),
    date: iso(repository.forge.clock.now()),
  };
  const others = commits.map((one) => one.author).filter(({ email }) => email !== author.email);
  const trailers = [...new Set(others.map(({ name, email }) => `Co-authored-by: ${name} <${email}>`))];
  const own = only === undefined ? list : body.join('\n').trim();
  const message = joined(first, wish.message ?? joined(own, trailers.join('\n')));
  return { parents: [base], author, message };
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

async function mergedTree(
  { store }: ForgeRepository,
  branch: string,
  head: string,
): Promise<string | undefined> {
  const { tree, conflicts } = await ofIds(
    store,
    'merge',
    [`refs/heads/${branch}`, head],
    ([ours = '', theirs = '']) =>
      mergeTrees(store, ours, theirs).catch(() => ({
        tree: '',
        conflicts: ['histories without a beginning in common'],
      })),
  );
  return conflicts.length === 0 ? tree : undefined;
}

async function deleteHead(repository: ForgeRepository, { pull }: Pull, by: User): Promise<void> {
  const from = await repository.branchHead(pull.head.ref);
  if (from === undefined || repository.protections.has(pull.head.ref)) return;
  const update = { ref: `refs/heads/${pull.head.ref}`, from, to: undefined };
  if (await updateRefs(repository.store, [update], 'merged')) await noticeMoves(repository, [update], by);
}
