import { versionId } from '../../kits/addresses.ts';
import type { Content, FileFacts } from '../../model/content.ts';
import { factsOf, isKit } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';
import { absolute, addressOf, homeAddress, listAddress } from '../../publication/addresses.ts';
import { feedLists, feedRecords } from '../../publication/file-addresses.ts';
import {
  firstSite,
  isInFeeds,
  kitFeedId,
  lastingId,
  versionLastingId,
} from '../../publication/lasting-ids.ts';
import type { InFeedsEntry } from '../../publication/lasting-ids.ts';

interface Claim {
  facts: FileFacts;
  entry: InFeedsEntry;
}

/**
 * An id in a file that another text or a feed has too: readers would take the two for one and show only one of them.
 * No file says for sure which of two texts had the id first, so the one with the later date must take another id.
 * If no file names the id, two texts claim the same address, which is reported as such.
 */
export function checkFeedIds(content: Content, facts: readonly FileFacts[]): Problem[] {
  const { site } = content;
  const feeds = feedIds(content);
  const claims = facts
    .flatMap((found): Claim[] =>
      found.entry !== undefined && isInFeeds(found.entry) ? [{ facts: found, entry: found.entry }] : [],
    )
    .toSorted(byDay);
  const owners = new Map<string, Claim>();
  const problems: Problem[] = [];
  const taken = (id: string) => owners.has(id) || feeds.has(id);
  for (const claim of claims) {
    const { facts: found, entry } = claim;
    const own = idsOf(entry, site);
    const isNamed = (other?: Claim) => entry.front.id !== undefined || other?.entry.front.id !== undefined;
    const id = own.find((one) => taken(one) && isNamed(owners.get(one)));
    if (id === undefined) for (const one of own) owners.set(one, owners.get(one) ?? claim);
    else
      problems.push({
        file: found.file,
        ...(found.id ?? { line: 1, column: 1 }),
        code: 'duplicate-feed-id',
        ...words(id, owners.get(id)?.facts.file, freeId(entry, site, taken)),
      });
  }
  return problems;
}

/** The dates of two kits, or of a kit and a post, do not show which came first: then the written id counts as the later one. */
function byDay(a: Claim, b: Claim): number {
  const day = ({ entry }: Claim) => factsOf(entry).date ?? '';
  return (
    compare(day(a), day(b)) ||
    Number(a.facts.id !== undefined) - Number(b.facts.id !== undefined) ||
    compare(a.facts.file, b.facts.file)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function idsOf(entry: InFeedsEntry, site: Content['site']): string[] {
  const id = lastingId(entry, site);
  if (!isKit(entry)) return [id];
  const versions = entry.front.changelog.map(({ version }) => versionLastingId(id, versionId(version)));
  return [...new Set([id, kitFeedId(entry, site), ...versions])];
}

function feedIds({ site, ...content }: Content): Set<string> {
  const first = firstSite(site);
  return new Set(
    site.languages.flatMap((lang) => [
      absolute(homeAddress(lang, first), first),
      ...feedLists.map((collection) => absolute(listAddress(collection, lang, first), first)),
      ...feedRecords.flatMap((collection) =>
        Object.keys(content[collection]).map((id) => absolute(addressOf(collection, id, lang, first), first)),
      ),
    ]),
  );
}

/** A free id that is as close as possible to the entry's own. */
function freeId(entry: Claim['entry'], site: Content['site'], taken: (id: string) => boolean): string {
  const own = lastingId(entry, site);
  for (let count = 2; ; count++) {
    const id = versionLastingId(own, String(count));
    const next = { ...entry, front: { ...entry.front, id } } as Claim['entry'];
    if (!idsOf(next, site).some(taken)) return id;
  }
}

function words(id: string, owner: string | undefined, free: string): Pick<Problem, 'message' | 'fix'> {
  return owner === undefined
    ? {
        message: `feeds would call this text ${id}, as they call a feed of the site`,
        fix: `Write another id: ${free}`,
      }
    : {
        message: `feeds would call this text ${id}, as they call ${owner}`,
        fix: `Give the one that was published later an id of its own: ${free}`,
      };
}
