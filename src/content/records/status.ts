import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deskName, explainVerdict, personName } from '../../approvals/explain.ts';
import { approvedElsewhere } from '../../approvals/ledger.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import { membersOf, ruleFor } from '../../approvals/rules.ts';
import { readContent } from '../read.ts';
import { lastChanged } from '../../lib/git/history.ts';
import { findRepository } from '../../lib/git/repository.ts';
import { authorsOf, entryFile, titleOf } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Content } from '../../model/content.ts';
import { publicationState } from '../../publication/state.ts';
import { printable, renamed } from './report.ts';
import { Refusal } from './refusal.ts';

/** The state of one entry at each of its desks. */
export interface EntryStatus {
  file: string;
  title: string;
  lang: string;
  approved: boolean;
  /** Also for approved entries: a draft, or not on the site yet or any more. */
  state: ReturnType<typeof publicationState>;
  basis?: string;
  desks: {
    desk: string;
    needed: number;
    given: { person: string; at: string }[];
    missing: number;
    waitsFor: string[];
  }[];
  /** What is missing and why, as sentences; empty if nothing is. */
  reason: string;
  /** The path under which the same bytes were approved, if the entry was renamed or copied. */
  elsewhere?: string;
  /** When these bytes were made, according to git or else the disk. Absent if the entry waits for nobody. */
  since?: string;
}

/**
 * The state of the entries at their desks.
 * @param path only this file, or the files of this folder
 * @throws Refusal if nothing exists at `path`
 */
export async function status(
  folders: { contentDir: string; cacheDir: string },
  now: Date,
  path?: string,
): Promise<{ entries: EntryStatus[]; content: Content }> {
  const { content, current, ledger } = await readContent({ ...folders, now });
  if (content === undefined) throw new Refusal(['site.yaml cannot be read. Run npm run check.']);
  const wanted = path
    ?.replace(/^\.\//, '')
    .replace(/^content\//, '')
    .replace(/\/$/, '');
  const chosen = current.filter(
    (entry) =>
      wanted === undefined ||
      wanted === '' ||
      entryFile(entry) === wanted ||
      entryFile(entry).startsWith(`${wanted}/`),
  );
  if (chosen.length === 0 && wanted) throw new Refusal([`There is no entry at ${wanted}.`]);
  const open = chosen
    .filter(({ verdict }) => verdict?.approved !== true || verdict.basis === 'waiver')
    .map(entryFile);
  const since = await changed(folders.contentDir, open);
  const entries = chosen.map((entry) => ({
    ...statusOf(entry, content, now, since.get(entryFile(entry))),
    ...renameOf(entry, ledger),
  }));
  return { entries, content };
}

function statusOf(entry: AnyEntry, content: Content, now: Date, since: string | undefined): EntryStatus {
  const { verdict } = entry;
  const mayNot = ruleFor(entry, content.policy)?.notAuthor === true;
  const authors = new Set([...authorsOf(entry), ...(verdict?.authors ?? [])]);
  return {
    file: entryFile(entry),
    title: titleOf(entry),
    lang: entry.lang,
    approved: verdict?.approved === true,
    state: publicationState(entry, now),
    ...(verdict?.basis && { basis: verdict.basis }),
    desks: (verdict?.desks ?? []).map(({ desk, needed, given }) => ({
      desk,
      needed,
      given: given.map(({ person, at }) => ({ person, at })),
      missing: Math.max(0, needed - given.length),
      waitsFor:
        given.length >= needed
          ? []
          : membersOf(desk, now.toISOString(), content.policy).filter(
              (person) => !(mayNot && authors.has(person)) && !given.some((one) => one.person === person),
            ),
    })),
    reason:
      verdict === undefined
        ? 'policy.yaml has faults, so that nothing can be judged'
        : explainVerdict(verdict, content),
    ...(since !== undefined && { since }),
  };
}

function renameOf(entry: AnyEntry, ledger: Ledger): Pick<EntryStatus, 'elsewhere'> {
  const elsewhere = entry.verdict?.approved === true ? undefined : approvedElsewhere(entry, ledger);
  return elsewhere === undefined ? {} : { elsewhere };
}

/** The table for a terminal. */
export function printStatus(
  all: readonly EntryStatus[],
  content: Pick<Content, 'people' | 'policy'>,
): string {
  const waiting = all.filter(
    ({ approved, basis, state }) => state !== 'draft' && (!approved || basis === 'waiver'),
  );
  const lines = all.flatMap((one) => {
    const mark = one.state === 'draft' ? ' ' : one.approved ? (one.basis === 'waiver' ? '!' : '✓') : '·';
    const desks = one.desks.map(
      ({ desk, needed, given }) =>
        `${given.length >= needed ? '✓' : '·'} ${deskName(desk, content)}${needed > 1 ? ` ${String(given.length)}/${String(needed)}` : ''}`,
    );
    const what =
      one.basis === 'nothing-asked'
        ? 'nothing asked'
        : one.basis === 'import'
          ? 'imported'
          : desks.join('  ');
    const rest = one.state === 'published' || one.state === 'unapproved' ? '' : `  (${one.state})`;
    const head = `${mark} ${one.file.padEnd(56)} ${what}${rest}`;
    // A draft waits for its author.
    if (one.state === 'draft' || (one.approved && one.basis !== 'waiver')) return [head];
    const people = one.desks.flatMap(({ desk, missing, waitsFor }) =>
      missing === 0
        ? []
        : [
            `    waits for ${deskName(desk, content)}: ${waitsFor.map((person) => personName(person, content)).join(' or ') || 'nobody there may approve it'}`,
          ],
    );
    return [
      head,
      `    ${printable(one.reason)}${one.basis === 'waiver' ? ' (on the site by a waiver)' : ''}`,
      ...(one.elsewhere === undefined ? [] : [`    ${renamed(one.elsewhere)}`]),
      ...people,
      ...(one.since === undefined ? [] : [`    since ${one.since.slice(0, 16).replace('T', ' ')} UTC`]),
    ];
  });
  const sum = `${all.length === 1 ? '1 entry' : `${String(all.length)} entries`}, ${String(waiting.length)} waiting.`;
  return `${lines.join('\n')}\n\n${sum}`;
}

/** Since when files are unchanged: their last commit, or the disk's time if they are not committed. */
async function changed(contentDir: string, files: readonly string[]): Promise<Map<string, string>> {
  const repository = await findRepository(contentDir);
  const known = 'missing' in repository ? new Map<string, string>() : await lastChanged(repository, files);
  for (const file of files) {
    if (known.has(file)) continue;
    const found = await stat(join(contentDir, file)).catch(() => undefined);
    if (found !== undefined) known.set(file, found.mtime.toISOString());
  }
  return known;
}
