import type { Content } from '../../model/content.ts';
import type { SiteForge } from '../../model/forge.ts';
import { ForgeFault } from '../forge.ts';
import type { Forge, Protection, RepositoryFacts } from '../forge.ts';
import { services } from '../services.ts';
import { Findings } from './finding.ts';
import type { Finding } from './finding.ts';
import { some } from './place.ts';

const needsToken =
  'Make a fine-grained token for this one repository with Administration, Actions, Contents, Pages, Pull requests, Secrets and Variables: read, and run GITHUB_TOKEN=… npm run doctor.';

/**
 * What the forge knows of the repository.
 * @param hub undefined without a token: then it says what could not be looked at
 */
export async function lookAtForge(
  content: Content,
  forge: SiteForge,
  hub: Forge | undefined,
): Promise<Finding[]> {
  const token = new Findings(4);
  if (hub === undefined) {
    token.unknown(
      `Without a token, ${forge.repository} cannot be checked: accounts, protection, Pages, variables.`,
      needsToken,
    );
    return token.list;
  }
  let facts: RepositoryFacts;
  try {
    const viewer = await hub.viewer();
    facts = await hub.repository();
    lookAtToken(viewer.scopes, facts, token);
    token.well(`The token is ${viewer.login}'s.`);
  } catch (error) {
    if (!(error instanceof ForgeFault)) throw error;
    const isAway = error.kind === 'unreachable' || error.kind === 'busy';
    token[isAway ? 'unknown' : 'missing'](
      error.message,
      isAway ? 'Run npm run doctor again later.' : needsToken,
    );
    return token.list;
  }
  const own = lookAtRepository(content, forge, facts);
  const people = await lookAtPeople(content, forge, hub);
  const guard = await lookAtProtection(forge, facts, () => hub.protection(forge.branch));
  const place = await lookAtHost(content, facts, hub);
  return [token.list, own, people, guard, place].flat();
}

function lookAtToken(scopes: readonly string[] | undefined, facts: RepositoryFacts, found: Findings): void {
  if (scopes !== undefined) {
    const least = facts.isPrivate ? ['repo'] : ['repo', 'public_repo'];
    found.hold(
      least.some((one) => scopes.includes(one)),
      `The token has the scopes that it needs: ${scopes.join(', ') || 'nothing'}.`,
      `The token lacks the scope ${least.join(' or ')}; it has ${scopes.join(', ') || 'none'}.`,
      needsToken,
    );
    const wide = scopes.filter((one) => /^(?:admin:|delete_repo|write:org|workflow)/.test(one));
    if (wide.length > 0)
      found.missing(`The token has more rights than needed: ${wide.join(', ')}.`, needsToken);
  }
  found.hold(
    facts.may.administer,
    'Its owner administers the repository, so the branch protection can be read.',
    'Its owner does not administer the repository, so the branch protection cannot be read.',
    'Let an administrator of the repository run this.',
  );
}

function lookAtRepository({ site }: Content, forge: SiteForge, facts: RepositoryFacts): Finding[] {
  const found = new Findings(2);
  found.hold(
    facts.fullName.toLowerCase() === forge.repository.toLowerCase(),
    `${facts.fullName} is there.`,
    `${forge.repository} is now called ${facts.fullName}.`,
    `Write repository: ${facts.fullName} into site.yaml (forge).`,
  );
  if (facts.isArchived) found.missing('The repository is archived.', 'Unarchive it in its settings.');
  found.hold(
    facts.defaultBranch === forge.branch,
    `${forge.branch} is its default branch.`,
    `Its default branch is ${facts.defaultBranch}, and the site is built from ${forge.branch}.`,
    'Make them one, in site.yaml (forge: branch) or in its settings: workflows run from the default branch alone.',
  );
  const says = facts.isPrivate ? 'private' : 'public';
  if (site.repository !== undefined)
    found.hold(
      site.repository === says,
      `It is ${says}, as site.yaml says.`,
      `It is ${says}, and site.yaml says that it is ${site.repository}.`,
      `Write repository: ${says} into site.yaml.`,
    );
  found.hold(
    facts.merges.squash !== false,
    'Pull requests can be squashed, as the editor does.',
    'Pull requests cannot be squashed, as the editor does.',
    'Allow squash merging in Settings, General.',
  );
  return found.list;
}

async function lookAtPeople({ policy }: Content, { kind }: SiteForge, hub: Forge): Promise<Finding[]> {
  const found = new Findings(3);
  const gone: string[] = [];
  const outside: string[] = [];
  for (const [person, { forge, desks }] of Object.entries(policy.people)) {
    const id = forge?.[hub.kind];
    if (id === undefined || desks.every(({ until }) => until !== undefined)) continue;
    const account = await hub.account(id);
    if (account === undefined) gone.push(`${person} (${String(id)})`);
    else if (!(await hub.mayWrite(account))) outside.push(`${person} (@${account.login})`);
  }
  found.hold(
    gone.length === 0,
    'Every account that policy.yaml names is there.',
    `The forge has no such account: ${some(gone)}.`,
    `Correct the number in policy.yaml: ${services[kind].numberOf} says it (id).`,
  );
  found.hold(
    outside.length === 0,
    'Everybody at a desk may write to the repository, so that the forge counts their reviews.',
    `The forge would not count the reviews of ${some(outside)}, who may not write to the repository.`,
    'Invite them with the role Write (Settings, Collaborators).',
  );
  return found.list;
}

/** The check of .github/workflows/check.yml, under its name on the forge. */
const checkName = 'content';

async function lookAtProtection(
  { branch }: SiteForge,
  facts: RepositoryFacts,
  ask: () => Promise<Protection>,
): Promise<Finding[]> {
  const found = new Findings(6);
  const where = `Settings, Branches, the rule for ${branch}`;
  const guard = await ask().catch((error: unknown) => {
    if (error instanceof ForgeFault) return error;
    throw error;
  });
  if (guard instanceof ForgeFault) {
    found.missing(`The protection of ${branch} cannot be read: ${guard.message}`, `Push ${branch} first.`);
    return found.list;
  }
  if (!guard.isProtected) {
    found.missing(
      `${branch} is not protected: anyone with write access can push anything, and Decap does so when a merge is refused.`,
      `Add a branch protection rule for ${branch} (Settings, Branches).`,
    );
    return found.list;
  }
  if (!guard.isKnown) {
    found.unknown(
      `${branch} is protected; only administrators of the repository can read how${facts.may.administer ? ', by a token with Administration: read' : ''}.`,
      needsToken,
    );
    return found.list;
  }
  found.hold(
    (guard.approvals?.count ?? 0) > 0,
    'Changes need an approving review.',
    'Changes need no review.',
    `${where}: require a pull request before merging, with at least one approval.`,
  );
  found.hold(
    guard.approvals?.codeOwners === true,
    'Reviews by code owners are required.',
    'Reviews by code owners are not required.',
    `${where}: require review from Code Owners.`,
  );
  found.hold(
    guard.forAdmins === true,
    'The rules apply to administrators too.',
    'Administrators can bypass the rules.',
    `${where}: do not allow bypassing the above settings.`,
  );
  found.hold(
    guard.checks?.includes(checkName) === true,
    `The check "${checkName}" must pass.`,
    `The check "${checkName}" is not required to pass.`,
    `${where}: require status checks to pass, and choose "${checkName}" from any source, once it has run.`,
  );
  found.hold(
    guard.allowsForce !== true,
    'Force pushes are blocked.',
    'Force pushes are allowed.',
    `${where}: do not allow force pushes.`,
  );
  found.hold(
    guard.allowsDeletion !== true,
    'Nobody deletes it.',
    'It can be deleted.',
    `${where}: do not allow deletions.`,
  );
  return found.list;
}

async function lookAtHost({ site }: Content, facts: RepositoryFacts, hub: Forge): Promise<Finding[]> {
  const flows = new Findings(7);
  const found = new Findings(8);
  const hasSecret = await hub.hasSecret('RECORDS_TOKEN');
  if (!hasSecret && !facts.may.administer)
    flows.unknown('Whether there is a secret RECORDS_TOKEN, this token is not told.', needsToken);
  else
    flows.hold(
      hasSecret,
      'The secret RECORDS_TOKEN is there, with which reviews are put on record.',
      'There is no secret RECORDS_TOKEN, and reviews cannot be put on record on a protected branch.',
      'Make a fine-grained token of an account that the protection lets pass (Contents and Commit statuses: read and write), and store it in Settings, Secrets and variables, Actions.',
    );
  const deploy = await hub.variable('DEPLOY');
  if (deploy === undefined || !['pages', 'rsync', 's3'].includes(deploy)) {
    found.missing(
      deploy === undefined
        ? 'The variable DEPLOY is not there: nothing is published.'
        : `The variable DEPLOY is "${deploy}".`,
      'Set it to pages, rsync or s3 (Settings, Secrets and variables, Actions, Variables).',
    );
    return [...flows.list, ...found.list];
  }
  found.well(`The site goes to ${deploy}.`);
  if (deploy === 'pages') {
    const pages = await hub.hostedSite();
    if (pages === undefined) {
      found.missing('GitHub Pages is off.', 'Settings, Pages: choose GitHub Actions as the source.');
    } else {
      found.hold(
        pages.isBuiltByWorkflow,
        'GitHub Pages takes what the workflow builds.',
        'GitHub Pages takes a branch, and not what the workflow builds.',
        'Settings, Pages: choose GitHub Actions as the source.',
      );
      found.hold(
        plain(pages.url) === plain(site.url),
        `GitHub Pages shows it at ${site.url}, as site.yaml says.`,
        `GitHub Pages shows it at ${pages.url}, and site.yaml says ${site.url}.`,
        `Write url: ${pages.url} into site.yaml, or give Pages the other domain.`,
      );
    }
  }
  return [...flows.list, ...found.list];
}

function plain(address: string): string {
  return address
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '')
    .toLowerCase();
}
