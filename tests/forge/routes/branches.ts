import { Hono } from 'hono';
import { refsBelow } from '../../../src/lib/git/refs.ts';
import { branch, branchProtection, shortBranch } from '../answers/branch.ts';
import { readable, someone, Wish, writable } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import { commitOf } from '../git/commit.ts';
import { pageOf } from '../paging.ts';
import type { Protection } from '../protection.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';

export const branches = new Hono<ForgeEnv>();

branches.get('/repos/:owner/:repo/branches', async (asked) => {
  const repository = readable(asked);
  const wanted = asked.req.query('protected');
  const all = [...(await refsBelow(repository.store, 'refs/heads'))]
    .map(([ref, sha]) => shortBranch(repository, ref.slice('refs/heads/'.length), sha))
    .filter((one) => wanted === undefined || String(one.protected) === wanted);
  return asked.json(pageOf(asked, all, repository));
});

branches.get('/repos/:owner/:repo/branches/:branch{.+}/protection', async (asked) => {
  const repository = readable(asked);
  // Answered as not found to everybody who does not administer the repository.
  if (repository.roleOf(someone(asked)) !== 'admin') throw notFound();
  const name = await known(asked, repository);
  const protection = repository.protections.get(name);
  if (protection === undefined) throw new Refusal(404, 'Branch not protected');
  return asked.json(branchProtection(repository, name, protection));
});

branches.put('/repos/:owner/:repo/branches/:branch{.+}/protection', async (asked) => {
  const { repository } = writable(asked, 'administration', 'admin');
  const name = await known(asked, repository);
  const protection = protectionOf(await Wish.of(asked));
  repository.protections.set(name, protection);
  return asked.json(branchProtection(repository, name, protection));
});

branches.delete('/repos/:owner/:repo/branches/:branch{.+}/protection', async (asked) => {
  const { repository } = writable(asked, 'administration', 'admin');
  const name = await known(asked, repository);
  if (!repository.protections.delete(name)) throw new Refusal(404, 'Branch not protected');
  return asked.body(null, 204);
});

branches.get('/repos/:owner/:repo/branches/:branch{.+}', async (asked) => {
  const repository = readable(asked);
  const name = await known(asked, repository);
  const head = await commitOf(repository.store, `refs/heads/${name}`);
  return asked.json(branch(repository, name, head));
});

async function known(asked: Asked, repository: ForgeRepository): Promise<string> {
  const name = asked.req.param('branch') ?? '';
  if ((await repository.branchHead(name)) === undefined) throw new Refusal(404, 'Branch not found');
  return name;
}

/** Protections that GitHub has and the forge does not: an error, so that no test relies on them. */
const unknown = [
  'restrictions',
  'required_linear_history',
  'block_creations',
  'required_conversation_resolution',
  'lock_branch',
];
const unknownOfReviews = [
  'dismissal_restrictions',
  'bypass_pull_request_allowances',
  'require_code_owner_reviews',
  'require_last_push_approval',
];

function protectionOf(wish: Wish): Protection {
  const checks = wish.part('required_status_checks');
  const reviews = wish.part('required_pull_request_reviews');
  refuseUnknown(wish, unknown);
  if (reviews) refuseUnknown(reviews, unknownOfReviews);
  const contexts = checks?.has('checks')
    ? checks.parts('checks').map((one) => one.text('context'))
    : checks?.list('contexts').map(String);
  return {
    requiredChecks: checks && { strict: checks.flag('strict'), contexts: contexts ?? [] },
    requiredReviews: reviews && {
      count: reviews.number('required_approving_review_count') ?? 1,
      dismissStale: reviews.flag('dismiss_stale_reviews'),
    },
    enforceAdmins: wish.flag('enforce_admins'),
    allowForcePushes: wish.flag('allow_force_pushes'),
    allowDeletions: wish.flag('allow_deletions'),
  };
}

function refuseUnknown(wish: Wish, names: readonly string[]): void {
  const found = names.find((name) => (wish.raw(name) ?? false) !== false);
  if (found !== undefined) throw new Refusal(501, `The test forge does not know ${found}.`);
}
