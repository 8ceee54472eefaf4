import { Hono } from 'hono';
import { commit, diffEntry } from '../answers/commit.ts';
import { changesOf, fullPull, listedPull } from '../answers/pull.ts';
import { numberIn, readable, viewerOf, Wish, writable, writer } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import type { Pull } from '../issue.ts';
import { commitsOf, mergePull } from '../merge.ts';
import { close } from '../moves.ts';
import { openPull, reopenPull } from '../opening.ts';
import { pageOf } from '../paging.ts';
import { Refusal } from '../refusal.ts';
import { isAtLeast } from '../role.ts';

export const pulls = new Hono<ForgeEnv>();

pulls.get('/repos/:owner/:repo/pulls', (asked) => {
  const repository = readable(asked);
  const { state = 'open', head, base, sort = 'created', direction } = asked.req.query();
  // A head without its owner before it is not used as a filter.
  const [owner, branch] = head?.includes(':') ? head.split(/:(.*)/s) : [];
  const found = repository.pulls.filter(
    (one) =>
      (state === 'all' || one.state === state) &&
      (base === undefined || one.pull.base.ref === base) &&
      (branch === undefined ||
        (one.pull.head.ref === branch && owner?.toLowerCase() === repository.owner.login.toLowerCase())),
  );
  const at = (one: Pull) => (sort === 'updated' ? one.updatedAt : one.createdAt).getTime();
  const sign = (direction ?? (sort === 'created' ? 'desc' : 'asc')) === 'desc' ? -1 : 1;
  const sorted = found.toSorted((a, b) => sign * (at(a) - at(b) || a.number - b.number));
  return asked.json(pageOf(asked, sorted, repository).map((one) => listedPull(repository, one)));
});

pulls.post('/repos/:owner/:repo/pulls', async (asked) => {
  const repository = readable(asked);
  const user = writer(asked, repository, 'pull_requests');
  const wish = await Wish.of(asked);
  const pull = await openPull(repository, user, {
    title: wish.text('title'),
    body: wish.optional('body') ?? null,
    head: wish.text('head'),
    base: wish.text('base'),
    isDraft: wish.flag('draft'),
  });
  return asked.json(await fullPull(repository, pull, user), 201);
});

pulls.get('/repos/:owner/:repo/pulls/:pull_number', async (asked) => {
  const repository = readable(asked);
  const pull = repository.pull(numberIn(asked, 'pull_number'));
  return asked.json(await fullPull(repository, pull, viewerOf(asked)));
});

pulls.patch('/repos/:owner/:repo/pulls/:pull_number', async (asked) => {
  const repository = readable(asked);
  const user = writer(asked, repository, 'pull_requests');
  const pull = repository.pull(numberIn(asked, 'pull_number'));
  if (pull.user.id !== user.id && !isAtLeast(repository.roleOf(user), 'triage'))
    throw new Refusal(403, 'Must have admin rights to Repository.');
  const wish = await Wish.of(asked);
  const now = repository.forge.clock.now();
  const state = wish.oneOf('state', ['open', 'closed']);
  if (state === 'closed' && pull.state === 'open') close(pull, user, now);
  if (state === 'open' && pull.state === 'closed') await reopenPull(repository, pull);
  pull.title = wish.optional('title') ?? pull.title;
  if (wish.has('body')) pull.body = wish.optional('body') ?? null;
  pull.updatedAt = now;
  return asked.json(await fullPull(repository, pull, user));
});

pulls.put('/repos/:owner/:repo/pulls/:pull_number/merge', async (asked) => {
  const { repository, user } = writable(asked, 'contents');
  const pull = repository.pull(numberIn(asked, 'pull_number'));
  const wish = await Wish.of(asked);
  const method = wish.oneOf('merge_method', ['merge', 'squash', 'rebase']) ?? 'merge';
  // As in a repository whose owner switched rebasing off: `allow_rebase_merge` is false.
  if (method === 'rebase') throw new Refusal(405, 'Rebase merges are not allowed on this repository.');
  const sha = await mergePull(
    repository,
    pull,
    {
      method,
      title: wish.optional('commit_title'),
      message: wish.optional('commit_message'),
      sha: wish.optional('sha'),
    },
    user,
  );
  return asked.json({ sha, merged: true, message: 'Pull Request successfully merged' });
});

pulls.get('/repos/:owner/:repo/pulls/:pull_number/merge', (asked) => {
  const { pull } = pullIn(asked);
  if (pull.pull.merged === undefined) throw new Refusal(404, 'Not Found');
  return asked.body(null, 204);
});

pulls.get('/repos/:owner/:repo/pulls/:pull_number/commits', async (asked) => {
  const { repository, pull } = pullIn(asked);
  const found = (await commitsOf(repository, pull)).slice(0, 250);
  return asked.json(pageOf(asked, found, repository).map((one) => commit(repository, one)));
});

pulls.get('/repos/:owner/:repo/pulls/:pull_number/files', async (asked) => {
  const { repository, pull } = pullIn(asked);
  const found = (await changesOf(repository, pull)).slice(0, 3000);
  const { sha } = pull.pull.head;
  return asked.json(pageOf(asked, found, repository).map((one) => diffEntry(repository, sha, one)));
});

function pullIn(asked: Asked) {
  const repository = readable(asked);
  return { repository, pull: repository.pull(numberIn(asked, 'pull_number')) };
}
