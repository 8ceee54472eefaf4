import type { Content, FileFacts } from '../../model/content.ts';
import { plainAddress } from '../../model/former-address.ts';
import type { Problem } from '../../model/problem.ts';
import type { Site } from '../../model/site.ts';
import { addressOf, foldAddress, inAllLanguages, isBlogList } from '../../publication/addresses.ts';
import type { Publication } from '../../publication/publication.ts';
import type { Target } from './context.ts';
import type { Moved } from './context.ts';

/** Folders of the output that hold no pages of texts. */
const reserved = new Set([
  '.well-known',
  '404',
  '_astro',
  'admin',
  'api',
  'assets',
  'cards',
  'media',
  'pagefind',
  'schemas',
  'styleguide',
]);

/** Former addresses that something else has or claims too, and files whose names differ only in case. */
export function checkAliases(
  facts: readonly FileFacts[],
  targets: ReadonlyMap<string, Target>,
  site: Pick<Site, 'languages'>,
): Problem[] {
  const problems: Problem[] = [];
  const claimed = new Map<string, string>();
  const names = new Map<string, string>();
  const addresses = new Map([...targets.keys()].map((address) => [foldAddress(address), address]));
  for (const { file, aliases } of facts) {
    const folded = file.toLowerCase();
    const twin = names.get(folded);
    names.set(folded, file);
    if (twin !== undefined) {
      problems.push({
        file,
        line: 1,
        column: 1,
        code: 'duplicate-slug',
        message: `the file has the same name as ${twin} but for upper and lower case`,
        fix: 'Rename one of the two so that they differ in more than that.',
      });
    }
    for (const { to, line, column } of aliases) {
      const address = plainAddress(to) ?? to;
      const key = foldAddress(address);
      const owner = claimed.get(key);
      const found =
        pageThere(address, isBlogList(address, site) ? address : addresses.get(key)) ??
        fileThere(address, addresses) ??
        (isReserved(address, site) ? ownPlace(to) : undefined) ??
        (owner === undefined ? undefined : claim(to, owner));
      if (found !== undefined) problems.push({ file, line, column, code: 'duplicate-alias', ...found });
      else claimed.set(key, file);
    }
  }
  return problems;
}

/** The targets of former addresses, by folded address. Links to them work, but may as well use the new address. */
export function movedAddresses({ site, entries }: Content, publication: Publication): Map<string, Moved> {
  const moved = new Map<string, Moved>();
  for (const { collection, slug, front } of entries) {
    for (const alias of front.aliases ?? []) {
      for (const { lang, address } of inAllLanguages(alias, site)) {
        const live = publication.find(collection, slug, lang) !== undefined;
        const known = moved.get(foldAddress(address));
        if (known?.live !== true)
          moved.set(foldAddress(address), { to: addressOf(collection, slug, lang, site), live });
      }
    }
  }
  return moved;
}

type Words = Pick<Problem, 'message' | 'fix'>;

function pageThere(address: string, page: string | undefined): Words | undefined {
  if (page === undefined) return undefined;
  if (page === address) {
    return {
      message: `the former address ${address} belongs to a page of the site`,
      fix: 'Take this alias out: whoever follows the address finds that page.',
    };
  }
  return {
    message: `the former address ${address} differs from the page ${page} in upper and lower case alone, and many disks take the two for one`,
    fix: 'Take this alias out.',
  };
}

/** A file and a folder cannot have the same name: `/rss.xml/` and everything below it are refused. */
function fileThere(address: string, addresses: ReadonlyMap<string, string>): Words | undefined {
  const steps = address.slice(1, -1).split('/');
  const inTheWay = steps
    .map((_, index) => `/${steps.slice(0, index + 1).join('/')}`)
    .find((path) => addresses.has(foldAddress(path)) || /\/index\.html$/i.test(path));
  return inTheWay === undefined
    ? undefined
    : {
        message: `the former address ${address} cannot be a folder, since ${inTheWay} is a file of the site`,
        fix: 'Take this alias out, or redirect the address in public/_redirects, where the host reads that.',
      };
}

function isReserved(address: string, site: Pick<Site, 'languages'>): boolean {
  return inAllLanguages(address, site).some((one) =>
    reserved.has(one.address.slice(1).split('/')[0]?.toLowerCase() ?? ''),
  );
}

function ownPlace(to: string): Words {
  return {
    message: `the former address ${to} lies where the site keeps files of its own`,
    fix: 'Take this alias out, or redirect the address in public/_redirects, where the host reads that.',
  };
}

function claim(to: string, owner: string): Words {
  return {
    message: `the former address ${to} belongs to ${owner}`,
    fix: 'Take this alias out here, or there.',
  };
}
