import type { SiteForge } from '../../model/forge.ts';
import type { Policy } from '../../model/policy.ts';

/**
 * Decap's `backend` setting for the forge that site.yaml names. Messages of commits are in one language, since a
 * repository has one history; GitHub's backend of Decap knows a login by a proxy and no other (no PKCE).
 */
export function forgeBackend(
  { kind, repository, branch, api, login, preview }: SiteForge,
  isPublic: boolean,
): object {
  return {
    name: kind,
    repo: repository,
    branch,
    api_root: api.replace(/\/+$/, ''),
    use_graphql: false,
    squash_merges: true,
    // A login by a window asks for no more than the repository needs.
    auth_scope: isPublic ? 'public_repo' : 'repo',
    ...(login !== undefined && { base_url: login.replace(/\/+$/, ''), auth_endpoint: 'auth' }),
    ...(preview !== undefined && { preview_context: preview }),
    commit_messages: {
      create: 'Write {{path}}',
      update: 'Change {{path}}',
      delete: 'Delete {{path}}',
      uploadMedia: 'Add {{path}}',
      deleteMedia: 'Delete {{path}}',
    },
  };
}

/**
 * Whether Decap may merge what it saved in a collection: not where the policy may ask for somebody's approval of a file
 * in it. What is to be approved is merged after its review, and the forge holds to that.
 */
export function mayPublish(collection: string, { rules }: Policy): boolean {
  return !rules.some(({ match, require, ownerDesk }) => {
    const asks = ownerDesk !== undefined || Object.keys(require).length > 0;
    const [first = ''] = match.split('/');
    // A first step with anything but a name in it may stand for any folder.
    return asks && (first === collection || !/^[a-z]+$/.test(first));
  });
}
