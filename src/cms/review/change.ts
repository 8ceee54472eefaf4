import { endedInDraft } from '../../approvals/ended.ts';
import { readEntrySource } from '../../content/source.ts';
import { entryCollections, entrySchemas, isRecordCollection } from '../../model/collections.ts';
import { authorsOf, entryFile, parseEntryFile, titleOf } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { inLanguage } from '../../model/fields.ts';
import { isLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import type { Content } from '../../model/content.ts';
import { publicationState } from '../../publication/state.ts';
import { refTarget } from '../../lib/git/refs.ts';
import { untouched } from '../desk/decide.ts';
import type { Desk } from '../desk/desk.ts';
import type { Draft } from '../desk/draft.ts';
import { ledgerOf, readDraft } from '../desk/draft-content.ts';
import type { DraftContent } from '../desk/draft-content.ts';
import { keyOfDraft } from '../desk/names.ts';
import type { EndedIn } from './ended-in.ts';
import type { DraftName } from '../desk/names.ts';
import { objections } from '../desk/publish.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';

/** A draft, the site as it would be with it, and its entries for review. */
export interface Change {
  draft: Draft;
  content: DraftContent;
  reviewable: ReviewableEntry[];
  /** The entries with the same name that are on the site now. */
  onSite: ReviewableEntry[];
  /** The approvals that its changes ended. */
  ended: EndedIn[];
  /** Whether nothing prevents publishing it. */
  isReady: boolean;
  /** What prevents it besides approvals and faults: pictures that other entries show too. */
  obstacles: string[];
}

/** @throws DeskError 404 */
export async function readChange(desk: Desk, name: DraftName): Promise<Change> {
  const { draft, content } = await desk.review(name);
  const [base, now] = [await desk.content(), desk.now()];
  const removed = content.changes.filter(
    ({ file, after }) => after === undefined && parseEntryFile(file) !== undefined,
  );
  const ledger = await ledgerOf(desk.place.repository, content.tree, removed);
  const going = await untouched(desk.place, content, removed, base, ledger, now);
  const { reasons, problems } = await objections(desk.place, content, base, now);
  const isEmpty = content.changes.length === 0;
  const shown = await onSite(desk, name);
  const ended = content.overlay.entries.flatMap((entry) => {
    const before = shown.find((one) => one.entry.lang === entry.lang)?.entry.verdict;
    return endedInDraft(before, entry, content.ledger).map((one) => ({ ...one, lang: entry.lang }));
  });
  return {
    draft,
    content,
    reviewable: [
      ...content.overlay.entries.map((entry) => judgedBy(entry, draft.authors)),
      ...going.map((entry) => ({ ...judgedBy(entry, draft.authors), removes: true })),
    ],
    onSite: shown,
    ended,
    isReady: !isEmpty && content.conflicts.length === 0 && reasons.length === 0 && problems.length === 0,
    obstacles: reasons.filter((reason) => reason.startsWith('media/')),
  };
}

/** The entries with that name on main with their verdicts, shown or not. */
export async function onSite(desk: Desk, { collection, slug }: DraftName): Promise<ReviewableEntry[]> {
  const [base, now] = [await desk.content(), desk.now()];
  const { repository, main } = desk.place;
  const known = base.current.filter((entry) => entry.collection === collection && entry.slug === slug);
  if (known.length === 0) return [];
  const head = (await refTarget(repository, main)) ?? '';
  const about = known.map((entry) => ({ file: entryFile(entry) }));
  const content = await readDraft(desk.place, head, base, now);
  const ledger = await ledgerOf(repository, head, about);
  // From main, because somebody may be editing the files on the disk.
  const found = await untouched(desk.place, content, about, base, ledger, now);
  return found.map((entry) => judgedBy(entry, []));
}

export function isShown({ entry }: ReviewableEntry, now: Date): boolean {
  return publicationState(entry, now) === 'published';
}

/** The title of a draft: its entry's title, in the reader's language if possible, or a record's name. */
export function titleOfChange({ draft, reviewable, content }: Change, lang: Lang): string {
  const entry = reviewable.find((one) => one.entry.lang === lang)?.entry ?? reviewable[0]?.entry;
  if (entry !== undefined) return titleOf(entry);
  // The draft of an upload has a slug made from the file's name, with extra characters.
  if (draft.name.collection === 'media' && content.changes.length > 0)
    return content.changes.map(({ file }) => file).join(', ');
  const name = recordName(draft.name, content.overlay.content, lang) ?? titleInFaults(content);
  return name ?? keyOfDraft(draft.name);
}

/** The languages of a draft's entries. */
export function languagesOf(files: Iterable<string>): Lang[] {
  const found = [...files].flatMap((file) => {
    const lang = parseEntryFile(file)?.lang;
    return lang !== undefined && isLang(lang) ? [lang] : [];
  });
  return [...new Set(found)];
}

function judgedBy(entry: AnyEntry, saved: readonly string[]): ReviewableEntry {
  const authors = [...authorsOf(entry), ...saved, ...(entry.verdict?.authors ?? [])];
  return { entry, authors: [...new Set(authors)], removes: false };
}

/** A form begins with the title, whatever it is called. */
const titleFields = entryCollections.flatMap((name) => Object.keys(entrySchemas[name].shape).slice(0, 1));

/** What a text with faults calls itself. */
function titleInFaults({ files }: DraftContent): string | undefined {
  const found = [...files].flatMap(([file, bytes]) => {
    if (bytes === undefined || parseEntryFile(file) === undefined) return [];
    const data = readEntrySource(file, bytes.toString('utf8')).data as Record<string, unknown> | undefined;
    const [title] = titleFields.flatMap((field) => data?.[field] ?? []);
    return typeof title === 'string' && title.trim() !== '' ? [title] : [];
  });
  return found[0];
}

function recordName({ collection, slug }: DraftName, content: Content, lang: Lang): string | undefined {
  if (!isRecordCollection(collection)) return undefined;
  const name = content[collection][slug]?.name;
  return name === undefined ? undefined : inLanguage(name, lang);
}
