import { entryFile } from '../../model/entry.ts';
import { inEachLanguage } from '../../model/languages.ts';
import type { InterfaceLang, Lang } from '../../model/languages.ts';
import type { Snapshot } from '../../content/read.ts';
import type { Desk } from '../desk/desk.ts';
import type { EndedIn } from './ended-in.ts';
import type { Draft } from '../desk/draft.ts';
import { keyOfDraft } from '../desk/names.ts';
import { languagesOf, readChange, titleOfChange } from './change.ts';
import { lackingIn, waitsForReader } from './reviewable-entry.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import { mainRows } from './queue-site.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Row, Group } from './queue-row.ts';

/** A draft with the data that the queue needs, without the bytes. */
export interface Summary {
  draft: Draft;
  titles: Record<InterfaceLang, string>;
  reviewable: ReviewableEntry[];
  langs: Lang[];
  ended: EndedIn[];
  faults: number;
  fits: boolean;
  isReady: boolean;
}

const summaries = new WeakMap<Snapshot, Map<string, Promise<Summary>>>();

/** Everything that waits, with the longest waiting first, and the people who must act. */
export async function readQueue(desk: Desk, reader: Reader): Promise<Row[]> {
  const snapshot = await desk.content();
  const found = await readSummaries(desk);
  const files = new Set(found.flatMap(({ reviewable }) => reviewable.map(({ entry }) => entryFile(entry))));
  const rows = [
    ...found.map((summary) => draftRow(summary, reader)),
    ...(await mainRows(desk, snapshot, files, reader)),
  ];
  return rows.toSorted((a, b) => (a.since + a.address < b.since + b.address ? -1 : 1));
}

/** All drafts that can be read. */
export async function readSummaries(desk: Desk): Promise<Summary[]> {
  const snapshot = await desk.content();
  const drafts = await desk.drafts.all();
  const found: Summary[] = [];
  const queue = drafts.values();
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const draft of queue) {
        const summary = await summaryOf(desk, draft, snapshot).catch(() => undefined);
        if (summary !== undefined) found.push(summary);
      }
    }),
  );
  return found;
}

/** Reading a draft starts git a dozen times, so the result is cached until the draft or the site changes. */
function summaryOf(desk: Desk, draft: Draft, snapshot: Snapshot): Promise<Summary> {
  const known = summaries.get(snapshot) ?? new Map<string, Promise<Summary>>();
  summaries.set(snapshot, known);
  const hour = Math.floor(desk.now().getTime() / 3_600_000);
  const key = `${keyOfDraft(draft.name)} ${draft.head} ${String(hour)}`;
  let summary = known.get(key);
  if (summary === undefined) {
    summary = summarise(desk, draft);
    summary.catch(() => known.delete(key));
    known.set(key, summary);
  }
  return summary;
}

async function summarise(desk: Desk, { name }: Draft): Promise<Summary> {
  const change = await readChange(desk, name);
  const { draft, content, reviewable, ended, isReady } = change;
  return {
    draft,
    titles: inEachLanguage((lang) => titleOfChange(change, lang)),
    reviewable,
    langs: languagesOf(content.changes.map(({ file }) => file)),
    ended,
    faults: content.overlay.errors.length,
    fits: content.conflicts.length === 0,
    isReady,
  };
}

function draftRow(summary: Summary, reader: Reader): Row {
  const { draft, titles, reviewable, langs, ended, faults, fits } = summary;
  return {
    group: groupOf(summary, reader),
    address: `${base}/${keyOfDraft(draft.name)}/`,
    title: titles[reader.lang],
    collection: draft.name.collection,
    langs,
    authors: draft.authors,
    since: draft.since,
    ...lackingIn(reviewable, reader),
    ended,
    faults,
    fits,
  };
}

function groupOf({ draft, reviewable, isReady, faults, fits }: Summary, reader: Reader): Group {
  if (draft.status === 'draft') return 'written';
  if (isReady) return 'ready';
  const isDecidable = faults === 0 && fits;
  return isDecidable && reviewable.some((one) => waitsForReader(one, reader)) ? 'mine' : 'others';
}
