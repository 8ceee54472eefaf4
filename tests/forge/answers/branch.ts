import type { Commit } from '../git/commit.ts';
import type { Protection } from '../protection.ts';
import type { ForgeRepository } from '../repository.ts';
import { commit } from './commit.ts';
import { apiUrl, webUrl } from './repository.ts';

function branchUrl(repository: ForgeRepository, branch: string): string {
  return `${apiUrl(repository)}/branches/${branch}`;
}

/** The part of a branch's protection that everybody may see. */
function protectionSummary(protection: Protection | undefined) {
  const contexts = protection?.requiredChecks?.contexts ?? [];
  const level = protection?.enforceAdmins === true ? 'everyone' : 'non_admins';
  return {
    enabled: protection !== undefined,
    required_status_checks: {
      enforcement_level: protection?.requiredChecks === undefined ? 'off' : level,
      contexts,
      checks: contexts.map((context) => ({ context, app_id: null })),
    },
  };
}

export function shortBranch(repository: ForgeRepository, name: string, sha: string) {
  const protection = repository.protections.get(name);
  return {
    name,
    commit: { sha, url: `${apiUrl(repository)}/commits/${sha}` },
    protected: protection !== undefined,
    protection: protectionSummary(protection),
    protection_url: `${branchUrl(repository, name)}/protection`,
  };
}

export function branch(repository: ForgeRepository, name: string, head: Commit) {
  const protection = repository.protections.get(name);
  const url = branchUrl(repository, name);
  return {
    name,
    commit: commit(repository, head),
    _links: { self: url, html: `${webUrl(repository)}/tree/${name}` },
    protected: protection !== undefined,
    protection: protectionSummary(protection),
    protection_url: `${url}/protection`,
  };
}

/** A branch's protection as its administrators see it. */
export function branchProtection(repository: ForgeRepository, name: string, protection: Protection) {
  const url = `${branchUrl(repository, name)}/protection`;
  const { requiredChecks, requiredReviews, enforceAdmins } = protection;
  return {
    url,
    ...(requiredChecks && {
      required_status_checks: {
        url: `${url}/required_status_checks`,
        strict: requiredChecks.strict,
        contexts: requiredChecks.contexts,
        contexts_url: `${url}/required_status_checks/contexts`,
        checks: requiredChecks.contexts.map((context) => ({ context, app_id: null })),
      },
    }),
    ...(requiredReviews && {
      required_pull_request_reviews: {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: requiredReviews.dismissStale,
        require_code_owner_reviews: false,
        require_last_push_approval: false,
        required_approving_review_count: requiredReviews.count,
      },
    }),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: enforceAdmins },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: protection.allowForcePushes },
    allow_deletions: { enabled: protection.allowDeletions },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: false },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
}
