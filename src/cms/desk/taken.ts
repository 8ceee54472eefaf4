import { filesIn } from '../../lib/git/objects.ts';
import { refTarget } from '../../lib/git/refs.ts';
import { isEntryCollection } from '../../model/collections.ts';
import { addressOf, inAllLanguages } from '../../publication/addresses.ts';
import type { Desk } from './desk.ts';
import type { DraftName } from './names.ts';

/**
 * Whether a new entry or record cannot have this name: another one has it, as a draft, on main or on the disk; another
 * one had it and still redirects from there; or a deleted one has decisions or releases, which would be taken for its own.
 */
export async function isTaken(desk: Desk, name: DraftName): Promise<boolean> {
  if ((await desk.drafts.find(name)) !== undefined) return true;
  const { repository, main } = desk.place;
  const { collection, slug } = name;
  const { content, current } = await desk.content();
  if (current.some((entry) => entry.collection === collection && entry.slug === slug)) return true;
  const head = (await refTarget(repository, main)) ?? '';
  // Disks that ignore case can hold only one of `A` and `a`.
  const own = new RegExp(`^${collection}/(?:[^/]+/)?${slug}\\.(?:mdx|yaml)$`, 'i');
  const listed = await filesIn(repository, head, collection);
  if ([...listed.keys()].some((file) => own.test(file))) return true;
  if ((await filesIn(repository, head, `approvals/${collection}/${slug}`)).size > 0) return true;
  if (content === undefined || !isEntryCollection(collection)) return false;
  const { site, entries, tombstones, releases } = content;
  if (collection === 'kits' && releases.some((release) => release.slug === slug)) return true;
  const addresses = new Set<string>(site.languages.map((lang) => addressOf(collection, slug, lang, site)));
  const former = [...entries.map(({ front }) => front.aliases), ...tombstones.map(({ aliases }) => aliases)];
  return former.some((aliases = []) =>
    aliases.some((alias) => inAllLanguages(alias, site).some(({ address }) => addresses.has(address))),
  );
}
