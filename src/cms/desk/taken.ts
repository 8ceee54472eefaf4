import { filesIn } from '../../lib/git/objects.ts';
import { refTarget } from '../../lib/git/refs.ts';
import { descriptorOf, isEntryCollection } from '../../model/collections.ts';
import { entryFormats } from '../../model/entry.ts';
import { addressOf, inAllLanguages } from '../../publication/addresses.ts';
import type { Snapshot } from '../../content/read.ts';
import { isBegunBy } from './draft.ts';
import type { Sender } from './draft.ts';
import type { Drafts } from './drafts.ts';
import type { DraftName } from './names.ts';
import type { Workplace } from './workplace.ts';

/** The parts of the desk that know all names. */
interface Names {
  place: Workplace;
  drafts: Pick<Drafts, 'find'>;
  content: () => Promise<Snapshot>;
}

interface Asks {
  /** An existing entry that gets another name. */
  renamed?: DraftName;
  /** A form that may have begun the entry before. */
  sender?: Sender;
}

/**
 * Whether an entry or record cannot have this name: another one has it, as a draft, on main or on the disk; another
 * one had it and still redirects from there; or a deleted one has decisions or releases, which would be taken for its own.
 * @param asks who wants the name; names of its own are free
 */
export async function isTaken(
  desk: Names,
  name: DraftName,
  { renamed, sender }: Asks = {},
): Promise<boolean> {
  const draft = await desk.drafts.find(name);
  if (draft !== undefined && (sender === undefined || !isBegunBy(draft, sender))) return true;
  const { repository, main } = desk.place;
  const { collection, slug } = name;
  const { content, current } = await desk.content();
  if (current.some((entry) => entry.collection === collection && entry.slug === slug)) return true;
  const head = (await refTarget(repository, main)) ?? '';
  // Disks that do not tell `A` from `a` have room for one of them.
  const endings = [...entryFormats, 'yaml'];
  const file = new RegExp(`^${collection}/(?:[^/]+/)?${slug}\\.(?:${endings.join('|')})$`, 'i');
  const listed = await filesIn(repository, head, collection);
  if ([...listed.keys()].some((name) => file.test(name))) return true;
  const hasDecisions = (await filesIn(repository, head, `approvals/${collection}/${slug}`)).size > 0;
  if (content === undefined || !isEntryCollection(collection)) return hasDecisions;
  const { site, entries, tombstones, releases } = content;
  const addresses = new Set<string>(site.languages.map((lang) => addressOf(collection, slug, lang, site)));
  const leadsHere = (aliases: readonly string[] = []) =>
    aliases.some((alias) => inAllLanguages(alias, site).some(({ address }) => addresses.has(address)));
  const isOwn = (one: { collection: string; slug: string }) =>
    one.collection === renamed?.collection && one.slug === renamed.slug;
  const [own, others] = [entries.filter(isOwn), entries.filter((entry) => !isOwn(entry))];
  if (others.some(({ front }) => leadsHere(front.aliases))) return true;
  if (tombstones.some(({ aliases }) => leadsHere(aliases))) return true;
  // Decisions and releases under one of its own former names are about the entry itself.
  if (own.some(({ front }) => leadsHere(front.aliases))) return false;
  return (
    hasDecisions ||
    (descriptorOf(collection).pages === 'kit' && releases.some((release) => release.slug === slug))
  );
}
