import { Hono } from 'hono';
import { git } from '../../../src/lib/git/git.ts';
import { refsBelow } from '../../../src/lib/git/refs.ts';
import { gitRef } from '../answers/git.ts';
import { readable, Wish, writable } from '../asked.ts';
import type { ForgeEnv } from '../asked.ts';
import { isAncestor, objectId, objectType } from '../git/store.ts';
import { moveRefs } from '../moves.ts';
import { moveObstacle } from '../protection.ts';
import { notFound, protectedBranch, unprocessable } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';
import type { User } from '../user.ts';

/** Branches and tags. */
export const refs = new Hono<ForgeEnv>();

refs.get('/repos/:owner/:repo/git/ref/:ref{.+}', async (asked) => {
  const repository = readable(asked);
  const ref = `refs/${asked.req.param('ref')}`;
  const sha = await objectId(repository.store, ref);
  if (sha === undefined) throw notFound();
  return asked.json(await gitRef(repository, ref, sha));
});

refs.get('/repos/:owner/:repo/git/matching-refs/:ref{.+}', async (asked) => {
  const repository = readable(asked);
  const start = `refs/${asked.req.param('ref')}`;
  const all = [...(await refsBelow(repository.store, 'refs'))].filter(([ref]) => ref.startsWith(start));
  return asked.json(await Promise.all(all.map(([ref, sha]) => gitRef(repository, ref, sha))));
});

refs.post('/repos/:owner/:repo/git/refs', async (asked) => {
  const { repository, user } = writable(asked, 'contents');
  const wish = await Wish.of(asked);
  const [ref, sha] = [wish.text('ref'), wish.text('sha')];
  if (!/^refs\/[^/]+\/./.test(ref))
    throw unprocessable("Reference name must start with 'refs/' and contain at least two slashes.");
  if ((await git(repository.store.dir, ['check-ref-format', ref])).outcome !== 'done')
    throw unprocessable(`${ref} is not a valid ref name.`);
  await checkTarget(repository, sha);
  if ((await objectId(repository.store, ref)) !== undefined) throw unprocessable('Reference already exists');
  await move(repository, ref, undefined, sha, user);
  return asked.json(await gitRef(repository, ref, sha), 201);
});

refs.patch('/repos/:owner/:repo/git/refs/:ref{.+}', async (asked) => {
  const { repository, user } = writable(asked, 'contents');
  const wish = await Wish.of(asked);
  const ref = `refs/${asked.req.param('ref')}`;
  const sha = wish.text('sha');
  const from = await objectId(repository.store, ref);
  if (from === undefined) throw unprocessable('Reference does not exist');
  await checkTarget(repository, sha);
  if (!wish.flag('force') && !(await isAncestor(repository.store, from, sha)))
    throw unprocessable('Update is not a fast forward');
  await checkProtection(repository, ref, from, sha, user);
  await move(repository, ref, from, sha, user);
  return asked.json(await gitRef(repository, ref, sha));
});

refs.delete('/repos/:owner/:repo/git/refs/:ref{.+}', async (asked) => {
  const { repository, user } = writable(asked, 'contents');
  const ref = `refs/${asked.req.param('ref')}`;
  const from = await objectId(repository.store, ref);
  if (from === undefined) throw unprocessable('Reference does not exist');
  await checkProtection(repository, ref, from, undefined, user);
  await move(repository, ref, from, undefined, user);
  return asked.body(null, 204);
});

async function checkTarget({ store }: ForgeRepository, sha: string): Promise<void> {
  const type = await objectType(store, sha);
  if (type === undefined) throw unprocessable('Object does not exist');
  if (type !== 'commit') throw unprocessable('Object is not a commit');
}

async function checkProtection(
  repository: ForgeRepository,
  ref: string,
  from: string,
  to: string | undefined,
  user: User,
): Promise<void> {
  if (!ref.startsWith('refs/heads/')) return;
  const branch = ref.slice('refs/heads/'.length);
  const obstacle = await moveObstacle(repository, { branch, from, to }, user);
  if (obstacle !== undefined) throw protectedBranch(422, obstacle);
}

/** Git itself refuses a branch `a/b` if there is a branch `a`. */
async function move(
  repository: ForgeRepository,
  ref: string,
  from: string | undefined,
  to: string | undefined,
  user: User,
): Promise<void> {
  const isDone = await moveRefs(repository, [{ ref, from, to }], user).catch((error: unknown) => {
    if (!/cannot lock ref/.test(String(error))) throw error;
    return false;
  });
  if (!isDone) throw unprocessable('Reference update failed');
}
