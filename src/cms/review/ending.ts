import { z } from 'zod';
import { endedApprovals, endedInDraft } from '../../approvals/ended.ts';
import type { Ended } from '../../approvals/ended.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import { verdict } from '../../approvals/verdict.ts';
import { overlay } from '../../content/overlay.ts';
import type { Snapshot } from '../../content/read.ts';
import { isEntryCollection } from '../../model/collections.ts';
import { entryFile, titleOf } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Lang } from '../../model/languages.ts';
import type { Policy } from '../../model/policy.ts';
import { publicationState } from '../../publication/state.ts';
import type { Desk } from '../desk/desk.ts';
import { ledgerOf } from '../desk/draft-content.ts';
import type { DraftName } from '../desk/names.ts';
import { nameOf } from '../desk/paths.ts';
import type { ProtocolPaths } from '../desk/paths.ts';
import { DeskError } from '../desk/refusals.ts';
import { onSite } from './change.ts';
import type { EndedIn } from './ended-in.ts';

const text = z.string().min(1).max(400);
const request = z.object({
  collection: text,
  slug: text,
  files: z.array(z.object({ path: text, text: z.string().max(2 * 1024 * 1024) })).max(20),
  /** Files of the media folder sent with the form, by the sha256 of their bytes. */
  media: z.array(z.object({ path: text, sha256: z.string().max(64) })).max(200),
});

/** What a save would end. */
export interface Ending {
  /** Approvals that this save ends. */
  ends: EndedIn[];
  /** Approvals that earlier saves of the draft ended and nobody has renewed. */
  ended: EndedIn[];
  /** Whether the site keeps showing an approved version: a draft does not change the site. */
  isOnSite: boolean;
  /** Other entries that show a picture which this save would replace. */
  others: { title: string; file: string; ends: Ended[] }[];
}

/**
 * Which approvals a save would end, before it is made.
 * @param body what a form would save: changed texts and pictures; nothing at all to ask only what earlier
 *   saves ended
 * @throws DeskError 422 for a text that does not belong to this site
 */
export async function endingApprovals(desk: Desk, paths: ProtocolPaths, body: unknown): Promise<Ending> {
  const asked = request.safeParse(body);
  if (!asked.success) throw new DeskError(422, z.prettifyError(asked.error));
  const name = nameOf(asked.data.collection, asked.data.slug);
  const texts = new Map(asked.data.files.map(({ path, text: given }) => [paths.editable(path), given]));
  const media = new Map(asked.data.media.map(({ path, sha256 }) => [paths.editable(path), sha256]));
  const [base, now] = [await desk.content(), desk.now()];
  const main = (await onSite(desk, name)).map(({ entry }) => entry);
  const saved = await savedEntries(desk, name, main);
  const after = await entriesAfter(base, saved, texts, media, now);
  const policy = base.content?.policy;
  const mainOf = (lang: Lang) => main.find((entry) => entry.lang === lang);
  return {
    ends: saved.entries.flatMap((entry) =>
      inLang(entry, endedApprovals(entry.verdict, after(entry)?.verdict)),
    ),
    ended: saved.entries.flatMap((entry) =>
      inLang(entry, endedInDraft(mainOf(entry.lang)?.verdict, entry, saved.ledger)),
    ),
    isOnSite: saved.entries.some(({ lang }) => {
      const entry = mainOf(lang);
      return entry !== undefined && publicationState(entry, now) === 'published';
    }),
    others: policy === undefined ? [] : othersWith(base, name, media, policy, now),
  };
}

interface Saved {
  /** The entry in each of its languages, from its draft or else from main, with verdicts. */
  entries: AnyEntry[];
  ledger: Ledger;
  /** The draft's files, for pictures that are only on its branch. */
  files: ReadonlyMap<string, Buffer | undefined>;
}

async function savedEntries(desk: Desk, name: DraftName, main: readonly AnyEntry[]): Promise<Saved> {
  const { repository } = desk.place;
  const { collection, slug } = name;
  const about = isEntryCollection(collection) ? [{ file: entryFile({ collection, lang: 'en', slug }) }] : [];
  if ((await desk.drafts.find(name)) === undefined) {
    return {
      entries: [...main],
      ledger: await ledgerOf(repository, desk.place.main, about),
      files: new Map(),
    };
  }
  const { content } = await desk.review(name);
  const changed = content.overlay.entries.filter(
    (entry) => entry.collection === collection && entry.slug === slug,
  );
  const untouched = main.filter((entry) => !content.files.has(entryFile(entry)));
  const ledger = await ledgerOf(repository, content.tree, about);
  return { entries: [...changed, ...untouched], ledger, files: content.files };
}

/** Finds the new version of an entry in one language; undefined if it is deleted or has faults. */
async function entriesAfter(
  base: Snapshot,
  { ledger, files }: Saved,
  texts: ReadonlyMap<string, string>,
  media: ReadonlyMap<string, string>,
  now: Date,
): Promise<(entry: AnyEntry) => AnyEntry | undefined> {
  const changed = new Map<string, Buffer | undefined>(
    [...files].filter(([file]) => file.startsWith('media/')),
  );
  for (const [file, given] of texts) changed.set(file, Buffer.from(given));
  const found = texts.size === 0 ? undefined : await overlay(base, changed, ledger, now);
  const policy = found?.content.policy ?? base.content?.policy;
  return (entry) => {
    const own = texts.has(entryFile(entry))
      ? found?.entries.find((one) => entryFile(one) === entryFile(entry))
      : entry;
    return own === undefined || policy === undefined ? own : withMedia(own, media, ledger, policy, now);
  };
}

/** The entry with other bytes for its pictures, with a new verdict. */
function withMedia(
  entry: AnyEntry,
  media: ReadonlyMap<string, string>,
  ledger: Ledger,
  policy: Policy,
  now: Date,
): AnyEntry {
  const others = Object.entries(entry.media).flatMap(([address, file]) => {
    const digest = media.get(address.slice(1));
    return digest === undefined || digest === file.digest ? [] : [[address, { ...file, digest }] as const];
  });
  if (others.length === 0) return entry;
  const changed = { ...entry, media: { ...entry.media, ...Object.fromEntries(others) } };
  return { ...changed, verdict: verdict(changed, ledger, policy, now) };
}

function othersWith(
  { current, ledger }: Snapshot,
  { collection, slug }: DraftName,
  media: ReadonlyMap<string, string>,
  policy: Policy,
  now: Date,
): Ending['others'] {
  if (media.size === 0) return [];
  return current.flatMap((entry) => {
    if (entry.collection === collection && entry.slug === slug) return [];
    const ends = endedApprovals(entry.verdict, withMedia(entry, media, ledger, policy, now).verdict);
    return ends.length === 0 ? [] : [{ title: titleOf(entry), file: entryFile(entry), ends }];
  });
}

function inLang({ lang }: AnyEntry, ended: readonly Ended[]): EndedIn[] {
  return ended.map((one) => ({ ...one, lang }));
}
