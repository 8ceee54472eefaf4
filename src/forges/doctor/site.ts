import { checkSite } from '../../content/checks/site.ts';
import type { Content } from '../../model/content.ts';
import type { Problem } from '../../model/problem.ts';
import type { Site } from '../../model/site.ts';
import { basePath } from '../../publication/addresses.ts';
import { services } from '../services.ts';
import { Findings } from './finding.ts';
import type { Finding } from './finding.ts';
import { some } from './place.ts';

/** Reserved names that nobody can own (RFC 2606, RFC 6761). */
export const reserved = /(?:^|\.)(?:example|invalid|test|localhost|local)$|(?:^|\.)example\.(?:com|net|org)$/;

/** Checks of site.yaml and policy.yaml that need no forge. */
export function lookAtSite(
  content: Content,
  errors: readonly Problem[],
  outOfDate: readonly Problem[],
): Finding[] {
  const { site, policy } = content;
  const own = new Findings(2);
  const { hostname } = new URL(site.url);
  own.hold(
    !reserved.test(hostname),
    `The site stands at ${site.url}.`,
    `The site's address is ${site.url}, which leads nowhere.`,
    'Write its real address into site.yaml (url).',
  );
  const files = [...new Set(errors.map(({ file }) => file))];
  own.hold(
    errors.length === 0,
    'The content is in order.',
    `npm run check refuses the content: ${some(files)}.`,
    'Run npm run check, and mend what it names.',
  );
  if (site.forge === undefined) {
    own.unknown(
      'site.yaml names no forge, so that texts are approved at the desk of a machine.',
      'To work with GitHub add forge: { kind: github, repository: owner/name } to site.yaml.',
    );
    return [...own.list, ...lookAtRoot(site)];
  }
  own.well(
    `Texts are reviewed at ${site.forge.repository}, and the site is built from ${site.forge.branch}.`,
  );
  own.hold(
    site.repository !== undefined,
    `site.yaml says that the repository is ${site.repository ?? ''}.`,
    'site.yaml does not say who can read the repository.',
    'Write repository: public, or private, into site.yaml: in a public one no embargo can be kept.',
  );
  const desks = new Findings(3);
  desks.hold(
    policy.rules.length > 0,
    'policy.yaml says what needs whose approval.',
    'policy.yaml asks for nobody’s approval.',
    'Add desks, people and rules to policy.yaml.',
  );
  const { kind } = site.forge;
  const here = Object.entries(policy.people).filter(([, { desks: at }]) =>
    at.some(({ until }) => until === undefined),
  );
  const unknown = here.filter(([, { forge }]) => forge?.[kind] === undefined).map(([id]) => id);
  desks.hold(
    unknown.length === 0 && here.length > 0,
    'Everybody at a desk has an account on the forge.',
    here.length === 0
      ? 'Nobody is at a desk.'
      : `Without an account, and so unable to approve there: ${some(unknown)}.`,
    `Add forge: { ${kind}: 1234 } to each in policy.yaml; ${services[kind].numberOf} says the number (id).`,
  );
  const owners = new Findings(5);
  const [stale] = outOfDate;
  owners.hold(
    stale === undefined,
    '.github/CODEOWNERS says what policy.yaml says.',
    `.github/CODEOWNERS: ${stale?.message ?? ''}.`,
    stale?.fix ?? '',
  );
  owners.hold(
    site.forge.maintainers.length > 0,
    'Code, policy and workflows have owners.',
    'Nobody owns code, policy and workflows: whoever may merge may change who approves.',
    'Name maintainers in site.yaml (forge: maintainers: ["@olga"]), and write CODEOWNERS anew.',
  );
  const editor = new Findings(9);
  // The editor needs the root of a host; that comes first.
  if (basePath(site) === '/')
    editor.hold(
      site.admin === true,
      'The editor is on the site, at /admin/.',
      'The editor is not on the site.',
      'Write admin: true into site.yaml.',
    );
  editor.hold(
    basePath(site) === '/',
    'The site has a host of its own, as the editor needs.',
    `The site stands below ${basePath(site)}, and the editor needs the top of a host.`,
    'Give it a domain of its own (Settings, Pages, Custom domain), or a repository that is called owner.github.io, and write the new address into site.yaml (url).',
  );
  if (site.forge.login === undefined)
    editor.well('People log in by a token that each of them pastes: nothing more is needed.');
  else editor.well(`People log in by a window of ${site.forge.login}, which has to run there.`);
  const first = new Findings(10);
  const shown = content.entries.filter(
    ({ verdict }) => verdict?.approved === true && verdict.basis === 'desks',
  );
  first.hold(
    shown.length > 0,
    `${shown.length === 1 ? 'One text has' : `${String(shown.length)} texts have`} the approvals that the policy asks for.`,
    'No text has been approved yet.',
    'Write one at /admin/, have it reviewed at /admin/review/, and merge it.',
  );
  return [
    ...[own, desks, owners].flatMap(({ list }) => list),
    ...lookAtRoot(site),
    ...editor.list,
    ...first.list,
  ];
}

/** The root of a host cannot be checked from here. */
function lookAtRoot(site: Site): Finding[] {
  const place = new Findings(8);
  const [below] = checkSite(site, () => ({ line: 1, column: 1 })).warnings;
  if (below !== undefined)
    place.unknown(`${below.message.charAt(0).toUpperCase()}${below.message.slice(1)}.`, below.fix);
  return place.list;
}

/** Changed feed ids, from the history; no finding where there are none. */
export function lookAtFeeds(changed: readonly Problem[]): Finding[] {
  const found = new Findings(2);
  for (const { file, message, fix } of changed) found.missing(`${file}: ${message}.`, fix);
  return found.list;
}
