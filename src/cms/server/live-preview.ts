import { z } from 'zod';
import { firstFree } from '../editor/new-entry.ts';
import { overlay } from '../../content/overlay.ts';
import { entryFile, parseEntryFile } from '../../model/entry.ts';
import { languageIds } from '../../model/languages.ts';
import type { Previewer } from '../preview/previewer.ts';
import { addressOf, withBase, basePath } from '../../publication/addresses.ts';
import type { Desk } from '../desk/desk.ts';
import { layAside } from '../desk/draft-content.ts';
import type { DraftContent } from '../desk/draft-content.ts';
import { fieldOf } from '../desk/field.ts';
import { draftName, draftOfFile, isEditable } from '../desk/names.ts';
import { DeskError } from '../desk/refusals.ts';
import { isTaken } from '../desk/taken.ts';

const path = z.string().min(1).max(400);
const request = z.object({
  files: z.array(z.object({ path, text: z.string().max(2 * 1024 * 1024) })).max(20),
  path,
  lang: z.enum(languageIds),
  /** Whether the entry is new, so that an existing one with the same name is another. */
  begins: z.boolean().default(false),
  media: z
    .array(z.object({ path, base64: z.base64() }))
    .max(50)
    .default([]),
});

/** The preview beside the form. */
export interface LivePreview {
  /** The entry's page; null if the text has faults that make it impossible. */
  html: string | null;
  /** The social card as `data:image/png`. */
  card: string | null;
  /** The search page with the entry as its only result. */
  search: string | null;
  problems: unknown[];
}

/**
 * Renders the unsaved content of the form.
 * @throws DeskError 422 for a text that does not belong to this site
 */
export async function livePreview(
  { desk, previewer }: { desk: Desk; previewer: Previewer },
  body: unknown,
  signal: AbortSignal,
): Promise<LivePreview> {
  const asked = request.safeParse(body);
  if (!asked.success) throw new DeskError(422, z.prettifyError(asked.error));
  const { prefix } = desk.place.repository;
  const inside = (given: string) => {
    const file = given.startsWith(prefix) ? given.slice(prefix.length) : given;
    if (!isEditable(file)) throw new DeskError(422, `${JSON.stringify(given)} is no place for content.`);
    return file;
  };
  const wanted = inside(asked.data.path);
  const file = asked.data.begins ? await freeFile(desk, wanted) : wanted;
  const files = new Map<string, Buffer>();
  for (const { path: at, text } of asked.data.files)
    files.set(inside(at) === wanted ? file : inside(at), Buffer.from(text));
  for (const { path: at, base64 } of asked.data.media) files.set(inside(at), Buffer.from(base64, 'base64'));
  const base = await desk.content();
  const saved = await savedDraft(desk, file);
  // Pictures saved with the draft, and decisions on it, are on its branch and not on the site.
  for (const [at, bytes] of saved?.files ?? [])
    if (at.startsWith('media/') && bytes !== undefined && !files.has(at)) files.set(at, bytes);
  const found = await overlay(base, files, saved?.ledger ?? base.ledger, desk.now());
  if (found === undefined || base.content === undefined)
    throw new DeskError(503, 'site.yaml cannot be read.');
  const problems = found.errors.map((problem) => ({
    ...problem,
    file: `${prefix}${problem.file}`,
    field: fieldOf(problem, files.get(problem.file)),
  }));
  const entry = found.entries.find((one) => entryFile(one) === file);
  if (entry === undefined) return { html: null, card: null, search: null, problems };
  await layAside({ files }, desk.settings.cacheDir);
  const { site } = base.content;
  const address = withBase(addressOf(entry.collection, entry.slug, asked.data.lang, site), basePath(site));
  const show = { collection: entry.collection, lang: entry.lang, slug: entry.slug };
  const question = { base: base.content, replaced: found.entries, show, now: desk.now(), signal };
  const [page, card, search] = await Promise.all([
    previewer.render({ ...question, address }),
    previewer.cardOf(question),
    previewer.searchHit(question),
  ]);
  return {
    html: page.html,
    card: card === undefined ? null : `data:image/png;base64,${Buffer.from(card.png).toString('base64')}`,
    search: search ?? null,
    problems,
  };
}

/** The future path of a new entry with that name, as the save will choose it: never that of an existing entry. */
async function freeFile(desk: Desk, file: string): Promise<string> {
  const draft = draftOfFile(file);
  if (draft === undefined) return file;
  const free = await firstFree(draft.slug, async (one) => {
    const name = draftName(draft.collection, one);
    return name !== undefined && (await isTaken(desk, name));
  });
  if (free === undefined) return file;
  const entry = parseEntryFile(file);
  return entry === undefined ? `${draft.collection}/${free}.yaml` : entryFile({ ...entry, slug: free });
}

/** The last saved draft of the file; undefined if there is none. */
async function savedDraft(desk: Desk, file: string): Promise<DraftContent | undefined> {
  const draft = draftOfFile(file);
  if (draft === undefined || (await desk.drafts.find(draft)) === undefined) return undefined;
  return (await desk.review(draft)).content;
}
