import type { Protection } from './forge.ts';
import type { Data } from './github-client.ts';

type GivenProtection = Data<'GET /repos/{owner}/{repo}/branches/{branch}/protection'>;
type GivenRule = Data<'GET /repos/{owner}/{repo}/rules/branches/{branch}'>[number];

/**
 * GitHub has two kinds of branch protection, which add up: the older protection of a single branch, and rulesets,
 * which everybody may read. Who may bypass a ruleset is visible only to its administrators, and is not checked here.
 */
export function protectionOf(
  isProtected: boolean,
  full: GivenProtection | undefined,
  rules: readonly GivenRule[],
): Protection {
  if (full === undefined && rules.length === 0) return { isProtected, isKnown: !isProtected };
  const { required_status_checks: checks, required_pull_request_reviews: reviews } = full ?? {};
  const asked = [
    ...(reviews
      ? [
          {
            count: reviews.required_approving_review_count ?? 1,
            dismissesStale: reviews.dismiss_stale_reviews,
            codeOwners: reviews.require_code_owner_reviews,
          },
        ]
      : []),
    ...rules.flatMap((rule) =>
      rule.type === 'pull_request' && rule.parameters !== undefined
        ? [
            {
              count: rule.parameters.required_approving_review_count,
              dismissesStale: rule.parameters.dismiss_stale_reviews_on_push,
              codeOwners: rule.parameters.require_code_owner_review,
            },
          ]
        : [],
    ),
  ];
  const checking = rules.flatMap((rule) =>
    rule.type === 'required_status_checks' && rule.parameters !== undefined ? [rule.parameters] : [],
  );
  const has = (type: GivenRule['type']) => rules.some((rule) => rule.type === type);
  return {
    isProtected: true,
    isKnown: true,
    forAdmins: full?.enforce_admins?.enabled === true || rules.length > 0,
    ...(asked.length > 0 && {
      approvals: {
        count: Math.max(...asked.map(({ count }) => count)),
        dismissesStale: asked.some(({ dismissesStale }) => dismissesStale),
        codeOwners: asked.some(({ codeOwners }) => codeOwners),
      },
    }),
    checks: [
      ...new Set([
        ...(checks?.contexts ?? []),
        ...checking.flatMap((one) => one.required_status_checks.map(({ context }) => context)),
      ]),
    ],
    isUpToDateAsked:
      checks?.strict === true || checking.some((one) => one.strict_required_status_checks_policy),
    allowsForce:
      !has('non_fast_forward') && (full === undefined || full.allow_force_pushes?.enabled === true),
    allowsDeletion: !has('deletion') && (full === undefined || full.allow_deletions?.enabled === true),
  };
}
