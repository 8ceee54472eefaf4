import type { SiteForge } from '../model/forge.ts';
import type { Policy, Rule } from '../model/policy.ts';

export interface Ownership {
  policy: Policy;
  forge: Pick<SiteForge, 'maintainers'>;
  /** The content folder's path in the repository: `''` or `content/`. */
  prefix: string;
}

/** Every CODEOWNERS file that Colophon wrote begins with this. */
export const writtenHere = '# Written by npm run approvals -- codeowners,';

const head = `${writtenHere} from policy.yaml and site.yaml: change those, and write it anew.
#
# GitHub asks the owners of a file for their review. It is a help and no gate, since it knows less than the policy:
# - one owner's review is enough, whoever else stands on the line: it cannot ask for two desks, nor for two people;
# - it cannot ask for the desk that an answer names as its owner, nor look at what else a text says (a partnership);
# - it knows no days: an approval that has ended, or people who are at a desk until a day, who are not asked;
# - it knows people by their logins, which change hands, where the policy knows numbers, which do not.
# What decides is the check of the approvals, which holds each file to the whole policy.
`;

/**
 * The text of CODEOWNERS for a policy. In CODEOWNERS the last matching line applies, in the policy the first matching
 * rule.
 */
export function codeowners({ policy, forge, prefix }: Ownership): string {
  const withoutLogin = new Set<string>();
  const ownersOf = (desks: readonly string[]): string[] =>
    desks.flatMap((desk) => {
      const team = policy.desks[desk]?.team;
      if (team !== undefined) return [team];
      return Object.entries(policy.people).flatMap(([person, { desks: at, login }]) => {
        if (!at.some((one) => one.desk === desk && one.until === undefined)) return [];
        if (login === undefined) withoutLogin.add(person);
        return login ?? [];
      });
    });
  const { maintainers } = forge;
  const written = new Set<string>();
  const lines: string[] = [];
  policy.rules.forEach((rule, index) => {
    if (written.has(rule.match)) return;
    written.add(rule.match);
    const owners = distinct(ownersOf(desksOf(rule, policy.rules.slice(index + 1), policy)));
    const named = owners.length > 0 ? owners : maintainers;
    // A line without owners would remove the owners that an earlier line gives.
    const hasLine = named.length > 0 || asksNobody(rule);
    const patterns = patternsOf(rule.match);
    lines.push(
      ...(patterns.isWhole ? [] : [`# ${rule.match} cannot be said here; so all that is in its folder:`]),
      ...(hasLine
        ? patterns.list.map((pattern) => line(`/${prefix}${pattern}`, asksNobody(rule) ? [] : named))
        : [`# Nobody to ask for ${rule.match}: name logins or teams in policy.yaml.`]),
    );
  });
  const ownerPaths = ['site.yaml', 'policy.yaml', 'approvals/'].map((name) => `/${prefix}${name}`);
  return [
    head,
    ...(maintainers.length > 0
      ? ['# All that is no text: code, settings, workflows.', line('*', maintainers), '']
      : [
          '# Name the maintainers of code and policy in site.yaml (forge: maintainers), and they are asked.',
          '',
        ]),
    ...lines.toReversed(),
    ...(maintainers.length > 0
      ? [
          '',
          '# Who may approve, and what was approved.',
          ...ownerPaths.map((path) => line(path, maintainers)),
        ]
      : []),
    ...(withoutLogin.size > 0
      ? [
          '',
          `# Without a login in policy.yaml, and so not asked: ${[...withoutLogin].toSorted().join(', ')}.`,
        ]
      : []),
    '',
  ].join('\n');
}

/** Whether a rule asks for no approval. */
function asksNobody({ require, ownerDesk }: Rule): boolean {
  return Object.keys(require).length === 0 && ownerDesk === undefined;
}

/**
 * The desks of a rule. A rule with a condition also gets the desks of later rules, up to one without a condition: a
 * line of CODEOWNERS applies to all files of its pattern, and it is better to ask too many people than too few.
 */
function desksOf(rule: Rule, after: readonly Rule[], { desks }: Policy): string[] {
  const own = Object.keys(rule.require);
  // An entry may name any desk as its owner; if the rule asks for no other desk, all are listed.
  if (own.length === 0 && rule.ownerDesk !== undefined) return Object.keys(desks);
  if (rule.when === undefined) return own;
  const [first] = rule.match.split('/');
  const rest = after.filter(({ match }) => match.split('/')[0] === first || match.startsWith('*'));
  const end = rest.findIndex(({ when }) => when === undefined);
  return distinct([
    ...own,
    ...rest.slice(0, end === -1 ? rest.length : end + 1).flatMap((one) => Object.keys(one.require)),
  ]);
}

/** Converts a glob of the policy to patterns of CODEOWNERS, which has no brackets, braces or negations. */
function patternsOf(match: string): { list: string[]; isWhole: boolean } {
  const list = alternatives(match).map((one) => one.replaceAll(' ', '\\ '));
  if (list.every((one) => !/[[\](){}!#+@]/.test(one))) return { list, isWhole: true };
  const folder = /^(?:[\w-]+\/)*/.exec(match)?.[0] ?? '';
  return { list: [`${folder}**`], isWhole: false };
}

/** Expands `{posts,faq}/**` to `posts/**` and `faq/**`; nested braces stay as they are. */
function alternatives(match: string): string[] {
  const [whole, before = '', inner = '', after = ''] = /^([^{}]*)\{([^{}]*)\}(.*)$/s.exec(match) ?? [];
  if (whole === undefined || !inner.includes(',')) return [match];
  return inner.split(',').flatMap((one) => alternatives(`${before}${one}${after}`));
}

function line(pattern: string, owners: readonly string[]): string {
  return [pattern, ...owners].join(' ');
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
