import { iso } from '../clock.ts';
import type { ForgeRepository } from '../repository.ts';
import { permissionsOf } from '../role.ts';
import type { User } from '../user.ts';
import { nodeId, simpleUser } from './user.ts';

/** Addresses that begin with the repository's own address. */
const addresses: Record<string, string> = {
  archive_url: '{archive_format}{/ref}',
  assignees_url: 'assignees{/user}',
  blobs_url: 'git/blobs{/sha}',
  branches_url: 'branches{/branch}',
  collaborators_url: 'collaborators{/collaborator}',
  comments_url: 'comments{/number}',
  commits_url: 'commits{/sha}',
  compare_url: 'compare/{base}...{head}',
  contents_url: 'contents/{+path}',
  contributors_url: 'contributors',
  deployments_url: 'deployments',
  downloads_url: 'downloads',
  events_url: 'events',
  forks_url: 'forks',
  git_commits_url: 'git/commits{/sha}',
  git_refs_url: 'git/refs{/sha}',
  git_tags_url: 'git/tags{/sha}',
  hooks_url: 'hooks',
  issue_comment_url: 'issues/comments{/number}',
  issue_events_url: 'issues/events{/number}',
  issues_url: 'issues{/number}',
  keys_url: 'keys{/key_id}',
  labels_url: 'labels{/name}',
  languages_url: 'languages',
  merges_url: 'merges',
  milestones_url: 'milestones{/number}',
  notifications_url: 'notifications{?since,all,participating}',
  pulls_url: 'pulls{/number}',
  releases_url: 'releases{/id}',
  stargazers_url: 'stargazers',
  statuses_url: 'statuses/{sha}',
  subscribers_url: 'subscribers',
  subscription_url: 'subscription',
  tags_url: 'tags',
  teams_url: 'teams',
  trees_url: 'git/trees{/sha}',
};

export function apiUrl({ forge, fullName }: ForgeRepository): string {
  return `${forge.apiRoot}/repos/${fullName}`;
}

export function webUrl({ forge, fullName }: ForgeRepository): string {
  return `${forge.url}/${fullName}`;
}

/** The shortest form of a repository that GitHub returns. */
export function minimalRepository(repository: ForgeRepository) {
  const { forge, id, name, fullName, owner, isPrivate, settings } = repository;
  const url = apiUrl(repository);
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName,
    private: isPrivate,
    owner: simpleUser(forge, owner),
    html_url: webUrl(repository),
    description: settings.description,
    fork: false,
    url,
    ...Object.fromEntries(Object.entries(addresses).map(([key, rest]) => [key, `${url}/${rest}`])),
  };
}

/** A repository inside a pull request. */
export function innerRepository(repository: ForgeRepository) {
  const { forge, fullName, isPrivate, createdAt, pushedAt, issues, defaultBranch, pages } = repository;
  const open = issues.filter(({ state }) => state === 'open').length;
  return {
    ...minimalRepository(repository),
    git_url: `git://${new URL(forge.url).host}/${fullName}.git`,
    ssh_url: `git@${new URL(forge.url).hostname}:${fullName}.git`,
    clone_url: `${forge.url}/${fullName}.git`,
    svn_url: webUrl(repository),
    mirror_url: null,
    homepage: null,
    language: null,
    forks_count: 0,
    stargazers_count: 0,
    watchers_count: 0,
    size: 0,
    default_branch: defaultBranch,
    open_issues_count: open,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: pages !== undefined,
    has_downloads: true,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: isPrivate ? 'private' : 'public',
    pushed_at: iso(pushedAt),
    created_at: iso(createdAt),
    updated_at: iso(pushedAt),
    allow_forking: true,
    web_commit_signoff_required: false,
    license: null,
    forks: 0,
    open_issues: open,
    watchers: 0,
  };
}

/** A repository with the permissions of the user; only users who may push see the merge settings. */
export function fullRepository(repository: ForgeRepository, viewer: User | undefined) {
  const { forge, owner, settings } = repository;
  const permissions = permissionsOf(repository.roleOf(viewer));
  return {
    ...innerRepository(repository),
    ...(viewer && { permissions }),
    ...(viewer &&
      permissions['push'] && {
        allow_squash_merge: settings.allowSquashMerge,
        allow_merge_commit: settings.allowMergeCommit,
        allow_rebase_merge: false,
        allow_auto_merge: false,
        allow_update_branch: false,
        delete_branch_on_merge: settings.deleteBranchOnMerge,
        use_squash_pr_title_as_default: false,
        squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
        squash_merge_commit_message: 'COMMIT_MESSAGES',
        merge_commit_title: 'MERGE_MESSAGE',
        merge_commit_message: 'PR_TITLE',
      }),
    ...(owner.type === 'Organization' && { organization: simpleUser(forge, owner) }),
    network_count: 0,
    subscribers_count: 0,
  };
}
