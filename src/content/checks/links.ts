import type { Content, FileFacts } from '../../model/content.ts';
import { plainAddress } from '../../model/former-address.ts';
import { nearest } from '../../model/nearest.ts';
import type { Problem } from '../../model/problem.ts';
import { foldAddress, homeAddress } from '../../publication/addresses.ts';
import type { Moved } from './context.ts';
import type { Target } from './context.ts';

/**
 * Links that lead nowhere are errors; one to a former address of an entry leads on, and is a warning. A link to an entry that exists but is not on the site now is a warning: it is
 * shown as plain text until the entry appears, since a date that passes must not keep the site from being built.
 */
export function checkLinks(
  content: Content,
  facts: readonly FileFacts[],
  targets: ReadonlyMap<string, Target>,
  moved: ReadonlyMap<string, Moved>,
): { errors: Problem[]; warnings: Problem[] } {
  const errors: Problem[] = [];
  const warnings: Problem[] = [];
  for (const { file, links, anchors } of facts) {
    for (const { to, line, column } of links) {
      const at = { file, line, column };
      const { address, anchor } = split(to);
      const prefixed = file === 'site.yaml' && prefixOf(address, content.site);
      if (prefixed) {
        errors.push({
          ...at,
          code: 'navigation-language',
          message: `${address} names one language, and the navigation serves all`,
          fix: `Write /${address.slice(prefixed.length)}: each language gets its own prefix.`,
        });
        continue;
      }
      if (address === '') {
        if (!anchors.includes(anchor) && anchor !== 'main')
          errors.push(anchorProblem(at, anchor, anchors, 'this page'));
        continue;
      }
      const target = targets.get(address);
      const plain = plainAddress(address) ?? address;
      const now = target === undefined ? moved.get(foldAddress(plain)) : undefined;
      if (now !== undefined) {
        const write = `Write ${now.to}${anchor === '' ? '' : `#${anchor}`}.`;
        warnings.push({
          ...at,
          code: 'link-moved',
          message: `${plain} has moved to ${now.to}`,
          fix: now.live
            ? `${write} Until then the old address leads there.`
            : `${write} Until that is on the site, the link shows as plain text.`,
        });
      } else if (target === undefined) errors.push(linkProblem(at, address, targets));
      else if (!target.live) {
        warnings.push({
          ...at,
          code: 'link-unpublished',
          message: `${address} is not on the site at this moment`,
          fix:
            file === 'site.yaml'
              ? 'Until it is, the navigation leaves it out. Nothing needs to be done.'
              : 'Until it is, the link shows as plain text. Nothing needs to be done.',
        });
      } else if (anchor !== '' && !target.anchors.has(anchor)) {
        errors.push(anchorProblem(at, anchor, [...target.anchors], address));
      }
    }
  }
  return { errors, warnings };
}

/** `/fr/` if an address begins with a language that is not the site's first. */
function prefixOf(address: string, site: Content['site']): string | undefined {
  return site.languages
    .map((lang) => homeAddress(lang, site))
    .find((home) => home !== '/' && address.startsWith(home));
}

function split(link: string): { address: string; anchor: string } {
  const [path = '', anchor = ''] = link.split('#', 2);
  const address = path.replace(/\?.*$/s, '');
  try {
    return { address, anchor: decodeURIComponent(anchor) };
  } catch {
    return { address, anchor };
  }
}

type PlaceInFile = Pick<Problem, 'file' | 'line' | 'column'>;

function linkProblem(at: PlaceInFile, address: string, targets: ReadonlyMap<string, Target>): Problem {
  const slashed = `${address}/`;
  const near = targets.has(slashed) ? slashed : nearest(address, [...targets.keys()]);
  return {
    ...at,
    code: 'broken-link',
    message: `the link ${address} leads nowhere`,
    fix:
      near === undefined
        ? 'Link to an address that the site has, or take the link out.'
        : `Did you mean ${near}?`,
  };
}

function anchorProblem(at: PlaceInFile, anchor: string, anchors: readonly string[], page: string): Problem {
  const near = nearest(anchor, anchors);
  return {
    ...at,
    code: 'broken-anchor',
    message: `${page} has no heading or place #${anchor}`,
    fix:
      near !== undefined
        ? `Did you mean #${near}?`
        : anchors.length > 0
          ? `Places there: ${anchors
              .slice(0, 8)
              .map((name) => `#${name}`)
              .join(', ')}.`
          : 'Link to the page without the part from # on.',
  };
}
