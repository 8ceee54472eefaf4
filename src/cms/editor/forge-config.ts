import type { SiteForge } from '../../model/forge.ts';
import type { Policy } from '../../model/policy.ts';

/**
 * Decap's `backend` setting for the forge in site.yaml. Commit messages are in one language, because a
 * repository has one history; Decap's GitHub backend can log in only through a proxy (no PKCE).
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
    // A login by a window requests only the permissions that the repository needs.
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
 * Whether Decap may merge its drafts in a collection: not if the policy can require an approval for one of its files.
 * Those are merged after their review, which the forge enforces.
 */
export function mayPublish(collection: string, { rules }: Policy): boolean {
  return !rules.some(({ match, require, ownerDesk }) => {
    const asks = ownerDesk !== undefined || Object.keys(require).length > 0;
    const [first = ''] = match.split('/');
    // A first path segment with a wildcard may match any folder.
    return asks && (first === collection || !/^[a-z]+$/.test(first));
  });
}
