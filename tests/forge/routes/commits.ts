import { Hono } from 'hono';
import { mergeBase } from '../../../src/lib/git/merge.ts';
import { commit, diffEntry, totals } from '../answers/commit.ts';
import { apiUrl, webUrl } from '../answers/repository.ts';
import { readable } from '../asked.ts';
import type { ForgeEnv } from '../asked.ts';
import { commitOf, logged } from '../git/commit.ts';
import { changesBetween } from '../git/compare.ts';
import { objectId } from '../git/store.ts';
import { pageOf } from '../paging.ts';
import { notFound, unprocessable } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';

export const commits = new Hono<ForgeEnv>();

/** Git's id of the empty tree. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The maximum number of commits and files in a comparison. */
const limits = { commits: 250, files: 300 };

commits.get('/repos/:owner/:repo/commits', async (asked) => {
  const repository = readable(asked);
  const name = asked.req.query('sha') ?? repository.defaultBranch;
  const start = await objectId(repository.store, `${name}^{commit}`);
  if (start === undefined) throw notFound();
  const path = asked.req.query('path');
  const found = await logged(repository.store, [start, '--', ...(path ? [path] : [])]);
  return asked.json(pageOf(asked, found, repository).map((one) => commit(repository, one)));
});

commits.get('/repos/:owner/:repo/compare/:basehead{.+}', async (asked) => {
  const repository = readable(asked);
  const { store } = repository;
  const basehead = asked.req.param('basehead');
  const [before = '', after = ''] = basehead.split('...');
  const [base, head] = await Promise.all([before, after].map((name) => named(repository, name)));
  if (base === undefined || head === undefined) throw notFound();
  const meeting = await mergeBase(store, base, head);
  if (meeting === undefined) throw notFound();
  const [ahead, behind, files] = await Promise.all([
    logged(store, ['--reverse', '--topo-order', head, `^${base}`, '--']),
    logged(store, [base, `^${head}`, '--']),
    changesBetween(store, meeting, head),
  ]);
  // If pages are requested, only the first has the files.
  const number = asked.req.query('page') ?? (asked.req.query('per_page') === undefined ? undefined : '1');
  const url = `${apiUrl(repository)}/compare/${basehead}`;
  const page = `${webUrl(repository)}/compare/${basehead}`;
  return asked.json({
    url,
    html_url: page,
    permalink_url: `${webUrl(repository)}/compare/${base.slice(0, 7)}...${head.slice(0, 7)}`,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: commit(repository, await commitOf(store, base)),
    merge_base_commit: commit(repository, await commitOf(store, meeting)),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: (number === undefined ? ahead.slice(0, limits.commits) : pageOf(asked, ahead, repository)).map(
      (one) => commit(repository, one),
    ),
    files: files
      .slice(0, (number ?? '1') === '1' ? limits.files : 0)
      .map((one) => diffEntry(repository, head, one)),
  });
});

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

/** A commit by its name, with or without its owner: `acme:main`. */
async function named({ store, owner }: ForgeRepository, given: string): Promise<string | undefined> {
  const [first, rest] = given.split(/:(.*)/s);
  if (rest !== undefined && first?.toLowerCase() !== owner.login.toLowerCase()) return undefined;
  return objectId(store, `${rest ?? given}^{commit}`);
}

commits.get('/repos/:owner/:repo/commits/:ref{.+}', async (asked) => {
  const repository = readable(asked);
  const { store } = repository;
  const name = asked.req.param('ref');
  const sha = await objectId(store, `${name}^{commit}`);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${name}`);
  const found = await commitOf(store, sha);
  const changes = await changesBetween(store, found.parents[0] ?? emptyTree, sha);
  const { additions, deletions } = totals(changes);
  return asked.json({
    ...commit(repository, found),
    stats: { total: additions + deletions, additions, deletions },
    files: changes.map((one) => diffEntry(repository, sha, one)),
  });
});
