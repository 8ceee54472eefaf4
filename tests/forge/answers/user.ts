import { iso } from '../clock.ts';
import type { Forge } from '../forge.ts';
import { permissionsOf } from '../role.ts';
import type { Role } from '../role.ts';
import { ghost } from '../user.ts';
import type { User } from '../user.ts';

export function nodeId(kind: string, id: number | string): string {
  return Buffer.from(`${kind}:${String(id)}`).toString('base64');
}

/** A user inside other answers; a ghost in place of a deleted account. */
export function simpleUser(forge: Forge, given: User) {
  const { id, login, type } = given.isDeleted ? ghost : given;
  const url = `${forge.apiRoot}/users/${login}`;
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `${forge.url}/avatars/${String(id)}`,
    gravatar_id: '',
    url,
    html_url: `${forge.url}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** A user's own page. */
export function publicUser(forge: Forge, user: User) {
  const repositories = forge.repositories.filter(
    ({ owner, isPrivate }) => owner.id === user.id && !isPrivate,
  );
  return {
    ...simpleUser(forge, user),
    name: user.name,
    company: null,
    blog: '',
    location: null,
    email: user.email,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: repositories.length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: iso(user.createdAt),
    updated_at: iso(user.createdAt),
  };
}

/** A user as only that user sees it. */
export function privateUser(forge: Forge, user: User) {
  const owned = forge.repositories.filter(({ owner, isPrivate }) => owner.id === user.id && isPrivate).length;
  return {
    ...publicUser(forge, user),
    user_view_type: 'private',
    notification_email: user.email,
    private_gists: 0,
    total_private_repos: owned,
    owned_private_repos: owned,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

export function collaborator(forge: Forge, user: User, role: Role) {
  return { ...simpleUser(forge, user), permissions: permissionsOf(role), role_name: role };
}

/** GitHub's older name of a role, which has neither triage nor maintain. */
export function permissionWord(role: Role | undefined): string {
  if (role === undefined) return 'none';
  if (role === 'triage') return 'read';
  return role === 'maintain' ? 'write' : role;
}
