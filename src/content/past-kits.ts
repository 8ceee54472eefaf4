import type { Ledger } from '../approvals/ledger.ts';
import { verdict } from '../approvals/verdict.ts';
import type { AnyEntry, EntryMap } from '../model/entry.ts';
import { entryFile, isKit } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import type { PastKit, Release } from '../model/release.ts';
import type { Site } from '../model/site.ts';
import { addressOf, foldAddress, inAllLanguages } from '../publication/addresses.ts';
import type { EntryContext } from './entry.ts';
import { PastBytes } from './past-bytes.ts';

/**
 * The earlier versions of kits, each with its entry of that time. A record alone proves nothing, because anybody could
 * write one: the entry must be in git's history with those bytes, and must have been approved.
 */
export async function readPastKits(
  releases: readonly Release[],
  entries: readonly AnyEntry[],
  options: {
    ledger: Ledger;
    policy: Policy;
    contentDir: string;
    cacheDir: string;
    now: Date;
    context: EntryContext;
    site: Pick<Site, 'languages'>;
  },
): Promise<PastKit[]> {
  const current = entries.filter(isKit);
  const past = releases.flatMap((release) => {
    const kit = kitOfToday(release, current, options.site);
    // Under its former name a version keeps its own addresses, even if the kit still has this version.
    const isPast = kit !== undefined && (kit.front.version !== release.version || kit.slug !== release.slug);
    return isPast ? [{ slug: kit.slug, release }] : [];
  });
  const bytes = new PastBytes(options);
  const kits: PastKit[] = [];
  // One after the other, because their pictures are read and a kit may have many.
  for (const { slug, release } of past)
    kits.push({ slug, release, ...(await pastEntry(release, bytes, options)) });
  return kits;
}

/** The kit with the release's name, or else the one that had that name before. */
function kitOfToday(
  { lang, slug }: Release,
  kits: readonly EntryMap['kits'][],
  site: Pick<Site, 'languages'>,
): EntryMap['kits'] | undefined {
  const written = kits.filter((kit) => kit.lang === lang);
  const address = foldAddress(addressOf('kits', slug, lang, site));
  return (
    written.find((kit) => kit.slug === slug) ??
    written.find(({ front }) =>
      (front.aliases ?? [])
        .flatMap((alias) => inAllLanguages(alias, site))
        .some((former) => foldAddress(former.address) === address),
    )
  );
}

async function pastEntry(
  release: Release,
  bytes: PastBytes,
  { ledger, policy, now }: { ledger: Ledger; policy: Policy; now: Date },
): Promise<{ entry: EntryMap['kits'] } | { obstacle: string }> {
  const { lang, slug, entry: digest, assets } = release;
  const name = { collection: 'kits' as const, lang, slug };
  const records = ledger.records.get(`kits/${slug}`) ?? [];
  // The media are those of the approval, because the record of the version lists only the kit's own files.
  const approved = records.find(({ subjects }) => subjects.get(entryFile(name)) === digest)?.subjects;
  const subjects =
    approved ??
    new Map([
      [entryFile(name), digest],
      ...assets.map((asset) => [asset.file.slice(1), asset.digest] as const),
    ]);
  const read = await bytes.entry(name, subjects);
  if (typeof read === 'string') return { obstacle: read };
  const entry = read.facts.entry as EntryMap['kits'] | undefined;
  if (entry === undefined) {
    return {
      obstacle: `it no longer passes the checks: ${read.problems[0]?.message ?? 'it cannot be read'}`,
    };
  }
  if (entry.front.version !== release.version)
    return { obstacle: `its entry of then is version ${entry.front.version}` };
  // An overdue review matters only for today's text; an earlier version stays what it was.
  const lasting = { ...policy, rules: policy.rules.map(({ reviewEvery: _, ...rule }) => rule) };
  entry.verdict = verdict(entry, ledger, lasting, now);
  return entry.verdict.approved ? { entry } : { obstacle: 'it has no approval that counts' };
}
