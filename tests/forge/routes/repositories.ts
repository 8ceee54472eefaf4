import { Hono } from 'hono';
import { fullRepository } from '../answers/repository.ts';
import { collaborator, permissionWord } from '../answers/user.ts';
import { readable, viewerOf, Wish, writable } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import { pageOf } from '../paging.ts';
import { notFound, Refusal } from '../refusal.ts';
import { mayPush } from '../role.ts';
import type { ForgeRepository } from '../repository.ts';
import type { User } from '../user.ts';

export const repositories = new Hono<ForgeEnv>();

repositories.get('/repos/:owner/:repo', (asked) =>
  asked.json(fullRepository(readable(asked), viewerOf(asked))),
);

repositories.patch('/repos/:owner/:repo', async (asked) => {
  const { repository, user } = writable(asked, 'administration', 'admin');
  const wish = await Wish.of(asked);
  const { settings } = repository;
  if (wish.has('description')) settings.description = wish.optional('description') ?? null;
  if (wish.has('delete_branch_on_merge')) settings.deleteBranchOnMerge = wish.flag('delete_branch_on_merge');
  if (wish.has('allow_merge_commit')) settings.allowMergeCommit = wish.flag('allow_merge_commit');
  if (wish.has('allow_squash_merge')) settings.allowSquashMerge = wish.flag('allow_squash_merge');
  return asked.json(fullRepository(repository, user));
});

/** Only users who may push see the list of collaborators. */
function collaboratorsOf(asked: Asked): ForgeRepository {
  const repository = readable(asked);
  if (!mayPush(repository.roleOf(viewerOf(asked))))
    throw new Refusal(403, 'Must have push access to view repository collaborators.');
  return repository;
}

repositories.get('/repos/:owner/:repo/collaborators', (asked) => {
  const forge = asked.get('forge');
  const repository = collaboratorsOf(asked);
  const people = forge.users.flatMap((user) => {
    const isNamed = repository.collaborators.has(user.id) || user.id === repository.owner.id;
    const role = repository.roleOf(user);
    return isNamed && role !== undefined && user.type !== 'Organization'
      ? [collaborator(forge, user, role)]
      : [];
  });
  return asked.json(pageOf(asked, people, repository));
});

function named(asked: Asked): User {
  const user = asked.get('forge').user(asked.req.param('username') ?? '');
  if (user === undefined) throw notFound();
  return user;
}

repositories.get('/repos/:owner/:repo/collaborators/:username', (asked) => {
  const repository = collaboratorsOf(asked);
  const user = named(asked);
  if (!repository.collaborators.has(user.id) && user.id !== repository.owner.id) throw notFound();
  return asked.body(null, 204);
});

repositories.get('/repos/:owner/:repo/collaborators/:username/permission', (asked) => {
  const repository = readable(asked);
  const user = named(asked);
  const role = repository.roleOf(user);
  return asked.json({
    permission: permissionWord(role),
    role_name: role ?? 'none',
    user: collaborator(asked.get('forge'), user, role ?? 'read'),
  });
});

repositories.get('/repos/:owner/:repo/pages', (asked) => {
  const { pages, forge, fullName } = readable(asked);
  if (pages === undefined) throw notFound();
  return asked.json({
    url: `${forge.apiRoot}/repos/${fullName}/pages`,
    status: pages.status,
    cname: null,
    custom_404: false,
    html_url: pages.address,
    build_type: 'workflow',
    source: { branch: 'main', path: '/' },
    public: true,
    https_enforced: true,
  });
});
