import { entryFile, parseEntryFile, titleOf } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { explainVerdict, personName } from '../../approvals/explain.ts';
import { requiredDesks, ruleFor } from '../../approvals/rules.ts';
import type { Content } from '../../model/content.ts';
import type { Problem } from '../../model/problem.ts';
import { publicationState } from '../../publication/state.ts';
import type { Overlay } from '../../content/overlay.ts';
import type { Snapshot } from '../../content/read.ts';
import { addressOf } from '../../publication/addresses.ts';
import { writeCommit } from '../../lib/git/write.ts';
import { committer, signatureOf } from './commit.ts';
import type { Person } from './commit.ts';
import { readConflicts } from './conflicts.ts';
import { ledgerOf, readDraft } from './draft-content.ts';
import type { DraftContent } from './draft-content.ts';
import { untouched } from './decide.ts';
import type { Drafts } from './drafts.ts';
import { changedIds } from './keep-ids.ts';
import { keyOfDraft, refOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';
import type { Workplace } from './workplace.ts';
import { moveBranches } from './move-branches.ts';

/**
 * Merges a draft into main: one commit with both histories, the text and its decisions. In the same step
 * the draft's branch is deleted. If anything prevents it, nothing changes.
 * @returns the commit
 * @throws DeskError 409 with both versions in case of a conflict, 422 with missing approvals and faults
 */
export async function publishDraft(
  desk: { place: Workplace; drafts: Drafts; base: () => Promise<Snapshot>; now: () => Date },
  name: DraftName,
  person: Person,
): Promise<string> {
  const { repository, main } = desk.place;
  for (let attempt = 0; attempt < 60; attempt++) {
    const draft = await desk.drafts.get(name);
    const [base, now] = [await desk.base(), desk.now()];
    const content = await readDraft(desk.place, draft.head, base, now);
    if (content.conflicts.length > 0) {
      throw new DeskError(
        409,
        `The site changed meanwhile, and the draft no longer fits: ${content.conflicts.join(', ')}. Nothing was published.`,
        { conflicts: await readConflicts(desk.place, draft, content) },
      );
    }
    const against = await objections(desk.place, content, base, now);
    if (against.reasons.length > 0 || against.problems.length > 0) {
      throw new DeskError(422, [...against.reasons, ...against.problems.map(sentenceOf)].join(' '), {
        problems: against.problems,
      });
    }
    const to = await writeCommit(repository, {
      tree: content.tree,
      parents: [content.main, draft.head],
      author: signatureOf(person),
      committer,
      at: now,
      message: messageOf(name, content),
    });
    const updates = [
      { ref: main, from: content.main, to },
      { ref: refOfDraft(name), from: draft.head, to: undefined },
    ];
    if (await moveBranches(repository, updates, `desk: publish ${keyOfDraft(name)}`)) return to;
  }
  throw new DeskError(
    503,
    'Others are publishing at the same time. Try again in a moment; nothing was published.',
  );
}

/**
 * Why a draft cannot be published now: reasons as sentences, and faults with their places.
 */
export async function objections(
  place: Workplace,
  content: DraftContent,
  base: Snapshot,
  now: Date,
): Promise<{ reasons: string[]; problems: Problem[] }> {
  const { overlay, changes } = content;
  const reasons: string[] = [];
  for (const entry of overlay.entries) {
    if (entry.verdict?.approved === true || publicationState(entry, now) === 'draft') continue;
    const missing = entry.verdict ? explainVerdict(entry.verdict, overlay.content) : 'it was not judged';
    reasons.push(`${entryFile(entry)} cannot be published yet: ${missing}.`);
  }
  const removed = changes.filter(
    ({ file, after }) => after === undefined && parseEntryFile(file) !== undefined,
  );
  const ledger = await ledgerOf(place.repository, content.tree, removed);
  for (const entry of await untouched(place, content, removed, base, ledger, now)) {
    const rule = ruleFor(entry, overlay.content.policy);
    const desks = rule === undefined ? [] : [...requiredDesks(entry, rule).keys()];
    const isAgreed = (ledger.records.get(`${entry.collection}/${entry.slug}`) ?? []).some(
      ({ predicate, subjects }) =>
        predicate.decision === 'unpublish' &&
        desks.includes(predicate.desk) &&
        subjects.get(entryFile(entry)) === entry.digest,
    );
    if (desks.length > 0 && !isAgreed && !isMoved(entry, overlay)) {
      reasons.push(
        `${entryFile(entry)} is on the site, and nobody of ${desks.join(' or ')} has agreed to take it down.`,
      );
    }
  }
  reasons.push(...othersPictures(content, base));
  reasons.push(...changedIds(overlay.entries, base.current, overlay.content.site, now));
  return { reasons, problems: overlay.errors };
}

/** Whether an entry only changes its address and the new file keeps the old address. Its content is approved there. */
function isMoved(entry: AnyEntry, { entries, content }: Overlay): boolean {
  const address = addressOf(entry.collection, entry.slug, entry.lang, content.site);
  return entries.some(
    (other) =>
      other.collection === entry.collection &&
      other.lang === entry.lang &&
      (other.front.aliases ?? []).includes(address),
  );
}

/** A picture belongs to the approval of every entry that shows it: replacing it would take those off the site. */
function othersPictures({ changes, overlay }: DraftContent, base: Snapshot): string[] {
  const own = new Set(overlay.entries.map(entryFile));
  return changes
    .filter(({ file, before }) => before !== undefined && file.startsWith('media/'))
    .flatMap(({ file }) => {
      const shown = base.current.filter(
        (entry) => !own.has(entryFile(entry)) && Object.hasOwn(entry.media, `/${file}`),
      );
      return shown.length === 0
        ? []
        : [
            `${file} is also part of ${shown.map(entryFile).join(', ')}, whose approval would end. Upload the new file under another name.`,
          ];
    });
}

/** The trailers show in `git log` what the records say permanently. */
function messageOf(name: DraftName, { overlay, changes }: DraftContent): string {
  const [first] = overlay.entries;
  const title = first === undefined ? keyOfDraft(name) : titleOf(first);
  const lines = overlay.entries.flatMap((entry) => [
    ...reviewersOf(entry, overlay.content),
    `Content-digest: sha256:${entry.digest} ${entryFile(entry)}`,
  ]);
  const others = changes
    .filter(({ file }) => !overlay.entries.some((entry) => entryFile(entry) === file))
    .map(({ file, after }) => `${after === undefined ? 'Removed' : 'With'}: ${file}`);
  const trailers = [...new Set([...lines, ...others, `Draft: ${keyOfDraft(name)}`])];
  return `Publish "${title.replace(/\s+/g, ' ').slice(0, 120)}"\n\n${trailers.join('\n')}\n`;
}

function reviewersOf({ verdict }: AnyEntry, content: Content): string[] {
  const people = new Set(verdict?.desks.flatMap(({ given }) => given.map(({ person }) => person)) ?? []);
  return [...people].map(
    (id) => `Reviewed-by: ${personName(id, content).replace(/[<>\n]/g, '')} <${id}@people.invalid>`,
  );
}

function sentenceOf({ file, line, message, fix }: Problem): string {
  return `${file}:${String(line)} ${message}. ${fix}`;
}
