import { createHash } from 'node:crypto';
import { entryFile, titleOf } from '../../model/entry.ts';
import type { Lang } from '../../model/languages.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { subjectsOf, verdict } from '../../approvals/verdict.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import { overlay } from '../../content/overlay.ts';
import type { Snapshot } from '../../content/read.ts';
import { authorsSince } from '../../lib/git/history.ts';
import { refTarget } from '../../lib/git/refs.ts';
import { approvedBefore, makeDecision } from '../../content/records/decision.ts';
import { policyFile, policyVersion } from '../../content/records/policy-version.ts';
import { Refusal } from '../../content/records/refusal.ts';
import { commitFiles } from './commit.ts';
import type { Person } from './commit.ts';
import type { Draft, DraftStatus } from './draft.ts';
import { filesAt, ledgerOf, readDraft } from './draft-content.ts';
import type { DraftContent } from './draft-content.ts';
import type { Drafts } from './drafts.ts';
import type { DraftName } from './names.ts';
import { DeskError } from './refusals.ts';
import type { Workplace } from './workplace.ts';
import { moveBranches } from './move-branches.ts';

/** A reviewer's decision, and the bytes that it is about. */
export interface Decision {
  decision: string;
  desk: string;
  comment?: string | undefined;
  /** For a waiver: a day. */
  expires?: string | undefined;
  /** For an unpublished text: a public reason, for each language of the text. */
  publicReason?: Partial<Record<Lang, string>> | undefined;
  /** For an unpublished text: the replacement, such as `faq/what-is-it`. */
  replacement?: string | undefined;
  /** What the reviewer saw, by the entry's file, as {@link seenOf} returns it. */
  seen: ReadonlyMap<string, string>;
}

interface Desk {
  place: Workplace;
  drafts: Drafts;
  /** The content of the site as it is on the disk. */
  base: Snapshot;
  now: Date;
}

/** A digest of an entry's text and media, to tell what somebody saw who decides on them. */
export function seenOf(entry: AnyEntry): string {
  return createHash('sha256')
    .update(JSON.stringify([...subjectsOf(entry)]))
    .digest('hex');
}

/**
 * Records a decision on a draft at once, on its branch.
 * @throws DeskError 409 if the draft has changed since the reviewer saw it, 422 with all reasons against the decision
 */
export async function decideOnDraft(
  desk: Desk,
  name: DraftName,
  person: Person,
  decision: Decision,
): Promise<Draft> {
  return desk.drafts.act(name, person, async (draft) => {
    const content = await readDraft(desk.place, draft.head, desk.base, desk.now);
    const { files, title } = await records(desk, draft.head, content, person, decision);
    return {
      subject: subjectOf(decision, title),
      files,
      act: {
        act: 'decide',
        status: statusAfter(draft.status, decision, content),
        decision: decision.decision,
        desk: decision.desk,
        files: [...decision.seen.keys()],
        ...(decision.comment !== undefined && { comment: decision.comment.trim().slice(0, 2000) }),
      },
    };
  });
}

/**
 * Records a decision on an entry of main: a renewed approval, a withdrawal, unpublishing.
 * @returns the commit that contains the record
 * @throws DeskError as {@link decideOnDraft}
 */
export async function decideOnMain(desk: Desk, person: Person, decision: Decision): Promise<string> {
  const { repository, main } = desk.place;
  for (let attempt = 0; attempt < 20; attempt++) {
    const head = (await refTarget(repository, main)) ?? '';
    const content = await readDraft(desk.place, head, desk.base, desk.now);
    const { files, title } = await records(desk, head, content, person, decision);
    const to = await commitFiles(repository, {
      tree: head,
      files,
      parents: [head],
      person,
      at: desk.now,
      message: `${subjectOf(decision, title)}\n`,
    });
    if (await moveBranches(repository, [{ ref: main, from: head, to }], 'desk: decision')) return to;
  }
  throw new DeskError(503, 'Others are publishing at the same time. Try again in a moment.');
}

/** The files that a decision adds: one record for each of its entries, and the policy that applied. */
async function records(
  { place, base, now }: Desk,
  commit: string,
  content: DraftContent,
  person: Person,
  { seen, ...decision }: Decision,
): Promise<{ files: Map<string, Buffer>; entries: AnyEntry[]; title: string }> {
  const { repository } = place;
  if (seen.size === 0) throw new DeskError(422, 'Say what the decision is about.');
  if (content.conflicts.length > 0) {
    throw new DeskError(
      409,
      `The site changed meanwhile, and the draft no longer fits: ${content.conflicts.join(', ')}. Its editor has to bring them together first.`,
    );
  }
  const [policyBytes] = (await filesAt(repository, content.main, ['policy.yaml'])).values();
  const policy = await guarded(() => policyVersion(policyBytes));
  const about = [...seen.keys()].map((file) => ({ file }));
  let ledger = await ledgerOf(repository, content.tree, about);
  const known = [...content.overlay.entries, ...(await untouched(place, content, about, base, ledger, now))];
  const files = new Map<string, Buffer>([[policyFile(policy), policy.bytes]]);
  const entries: AnyEntry[] = [];
  for (const [file, digest] of seen) {
    const entry = known.find((one) => entryFile(one) === file);
    if (entry === undefined) throw new DeskError(404, `There is no entry ${file}, or it has faults.`);
    if (seenOf(entry) !== digest) {
      throw new DeskError(
        409,
        `${file} changed since you opened it. Look at the new version; nothing was recorded.`,
      );
    }
    const matter = {
      entry,
      content: content.overlay.content,
      site: base.content ?? content.overlay.content,
      ledger,
      policy,
      committed: await authorsSince({ ...repository, head: commit }, file, approvedBefore(entry, ledger)),
      commit,
      assurance: 'session' as const,
      now,
    };
    const request = { ...decision, person: person.id, publicReason: decision.publicReason?.[entry.lang] };
    const made = await guarded(() => makeDecision(request, matter));
    files.set(made.file, made.bytes);
    ledger = made.ledger;
    entries.push(entry);
  }
  for (const entry of content.overlay.entries) {
    entry.verdict = verdict(entry, ledger, content.overlay.content.policy, now);
  }
  const [first] = entries;
  return { files, entries, title: first === undefined ? '' : titleOf(first) };
}

/** Entries of main that the draft does not change, or removes, with the bytes of main. */
export async function untouched(
  { repository }: Workplace,
  { main, files }: Pick<DraftContent, 'main' | 'files'>,
  about: readonly { file: string }[],
  base: Snapshot,
  ledger: Ledger,
  now: Date,
): Promise<AnyEntry[]> {
  const wanted = about.map(({ file }) => file).filter((file) => files.get(file) === undefined);
  if (wanted.length === 0) return [];
  const bytes = await filesAt(repository, main, wanted);
  return (await overlay(base, bytes, ledger, now))?.entries ?? [];
}

/** When all approvals are given the draft is ready; when somebody requests changes it goes back to the editor. */
function statusAfter(before: DraftStatus, { decision }: Decision, content: DraftContent): DraftStatus {
  if (decision === 'request-changes' || decision === 'withdraw') return 'draft';
  const isAgreed = content.overlay.entries.every((entry) => entry.verdict?.approved === true);
  return decision === 'approve' && isAgreed && content.overlay.entries.length > 0
    ? 'pending_publish'
    : before;
}

const verbs: Record<string, string> = {
  approve: 'Approve',
  'request-changes': 'Ask for changes to',
  withdraw: 'Withdraw the approval of',
  unpublish: 'Take down',
  waiver: 'Give a waiver for',
};

function subjectOf({ decision, desk }: Decision, title: string): string {
  return `${verbs[decision] ?? 'Decide on'} "${title.slice(0, 120)}" for ${desk}`;
}

async function guarded<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) throw new DeskError(422, error.reasons.join(' '));
    throw error;
  }
}
