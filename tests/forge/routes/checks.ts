import { Hono } from 'hono';
import { checkRun, combinedStatus, status } from '../answers/check.ts';
import { readable, Wish, writable } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import { latestStatuses } from '../check.ts';
import { objectId, objectType } from '../git/store.ts';
import { unprocessable } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';

/** Statuses and check runs of commits. */
export const checks = new Hono<ForgeEnv>();

checks.post('/repos/:owner/:repo/statuses/:sha', async (asked) => {
  const { repository, user } = writable(asked, 'statuses');
  const sha = asked.req.param('sha');
  if ((await objectType(repository.store, sha)) !== 'commit')
    throw unprocessable(`No commit found for SHA: ${sha}`);
  const wish = await Wish.of(asked);
  const state = wish.oneOf('state', ['error', 'failure', 'pending', 'success']);
  const given = {
    id: repository.forge.nextId(),
    sha,
    state: state ?? 'pending',
    context: wish.optional('context') ?? 'default',
    description: wish.optional('description') ?? null,
    targetUrl: wish.optional('target_url') ?? null,
    creator: user,
    at: repository.forge.clock.now(),
  };
  repository.statuses.push(given);
  return asked.json(status(repository, given), 201);
});

checks.get('/repos/:owner/:repo/commits/:ref{.+}/status', async (asked) => {
  const repository = readable(asked);
  const sha = await commitIn(asked, repository);
  return asked.json(combinedStatus(repository, sha, latestStatuses(repository, sha)));
});

checks.get('/repos/:owner/:repo/commits/:ref{.+}/check-runs', async (asked) => {
  const repository = readable(asked);
  const sha = await commitIn(asked, repository);
  const runs = repository.checkRuns.filter((run) => run.sha === sha);
  return asked.json({ total_count: runs.length, check_runs: runs.map((run) => checkRun(repository, run)) });
});

async function commitIn(asked: Asked, { store }: ForgeRepository): Promise<string> {
  const name = asked.req.param('ref') ?? '';
  const sha = await objectId(store, `${name}^{commit}`);
  if (sha === undefined) throw unprocessable(`No commit found for SHA: ${name}`);
  return sha;
}
