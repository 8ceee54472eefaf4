import { deskName, explainReason, personName } from '../../approvals/explain.ts';
import { membersOf, requiredDesks, ruleFor } from '../../approvals/rules.ts';
import { verdict } from '../../approvals/verdict.ts';
import { overlay } from '../../content/overlay.ts';
import { descriptorOf, isEntryCollection } from '../../model/collections.ts';
import { authorsOf, entryFile, titleOf } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { languageName } from '../../model/languages.ts';
import { addressOf, basePath, cardAddress, withBase } from '../../publication/addresses.ts';
import { ForgeFault } from '../forge.ts';
import type { Check, Comment, Forge } from '../forge.ts';
import { differing } from './differing.ts';
import { marker, commentText } from './pr-comment.ts';
import type { EntryInComment, PullRequestComment } from './pr-comment.ts';
import type { Reviewed } from './reviewed.ts';
import { withSite } from './site.ts';
import type { Folders, SiteHere } from './site.ts';
import { leaving } from './intentions.ts';
import { weigh } from './weigh.ts';
import type { Weighing } from './weighing.ts';
import { writersOf } from './wrote.ts';

/** What was done with the comment. */
export type Commented = 'written' | 'brought up to date' | 'as it was';

/**
 * Posts the state of a pull request as a comment: what changes, who has approved, and whose approval is missing.
 * There is one such comment, which is updated.
 * @param self the check of the job that runs this, which is always unfinished at that time
 * @throws ForgeFault, Refusal
 */
export function comment(
  number: number,
  forge: Forge,
  folders: Folders,
  now: Date,
  self?: string,
): Promise<Commented> {
  return withSite(forge, folders, now, async (site) => {
    const weighing = await weigh(number, site);
    const body = commentText(await commentOf(weighing, self));
    const own = await ownComment(await forge.comments(number), forge);
    if (own === undefined) await forge.createComment(number, body);
    else if (own.body.replaceAll('\r\n', '\n') === body) return 'as it was';
    else await forge.updateComment(own.id, body);
    return own === undefined ? 'written' : 'brought up to date';
  });
}

/** Anybody can write the marker into a comment, so only a comment by our account, or by a bot, counts as ours. */
async function ownComment(comments: readonly Comment[], forge: Forge): Promise<Comment | undefined> {
  const marked = comments.filter(({ body }) => body.startsWith(marker));
  if (marked.length === 0) return undefined;
  // A workflow's own token cannot ask for its account.
  const viewer = await forge.viewer().catch((error: unknown) => {
    if (error instanceof ForgeFault && (error.kind === 'forbidden' || error.kind === 'missing'))
      return undefined;
    throw error;
  });
  return marked.find(({ by }) => (viewer === undefined ? by?.isBot === true : by?.id === viewer.id));
}

async function commentOf(weighing: Weighing, self: string | undefined): Promise<PullRequestComment> {
  const { pull, site, skipped, reviewed: reviewedAt } = weighing;
  const { content, forge, repository } = site;
  const reviewed = await reviewedAt(pull.head.commit);
  const checks = await forge.checks(pull.head.commit).catch((error: unknown) => {
    if (error instanceof ForgeFault && (error.kind === 'forbidden' || error.kind === 'missing'))
      return undefined;
    throw error;
  });
  const preview = previewOf(checks ?? [], content.site.forge?.preview);
  const entries = [
    ...(await Promise.all(
      reviewed.entries.map((entry) => entryRemark(entry, { weighing, reviewed, preview })),
    )),
    ...leaving(reviewed, content).map((entry) => leavingEntry(entry, weighing)),
  ];
  const inside = pull.files.filter(({ path }) => path.startsWith(repository.prefix));
  const others = inside
    .map(({ path }) => path.slice(repository.prefix.length))
    .filter((file) => !isOwnPart(file));
  return {
    state: pull.state,
    commit: pull.head.commit,
    entries,
    beside: { files: others, outside: pull.files.length - inside.length },
    faults: await faultsOf(reviewed, weighing),
    checks: checks?.filter(({ name }) => name !== self),
    skipped: skipped.map(({ review, why }) => ({ who: review.by?.login ?? 'somebody', why })),
  };
}

/** Entries and their media have their own sections in the comment. */
function isOwnPart(file: string): boolean {
  const [top = ''] = file.split('/');
  return isEntryCollection(top) || top === 'media';
}

async function entryRemark(
  entry: AnyEntry,
  { weighing, reviewed, preview }: { weighing: Weighing; reviewed: Reviewed; preview: string | undefined },
): Promise<EntryInComment> {
  const { site, ledger } = weighing;
  const { content, objects, now, repository, forge } = site;
  const { policy } = content;
  const file = entryFile(entry);
  const found = verdict(entry, ledger, policy, now);
  const where = { forge, objects, prefix: repository.prefix, policy, ledger };
  const wrote = new Set([
    ...authorsOf(entry),
    ...found.authors,
    ...(found.approved ? [] : await writersOf(entry, reviewed, where)),
  ]);
  const excludesAuthors = ruleFor(entry, policy)?.notAuthor === true;
  const [before, after] = await Promise.all([
    objects.file(reviewed.mergeBase, file),
    objects.file(reviewed.commit, file),
  ]);
  const isSameText = before !== undefined && after !== undefined && before.equals(after);
  return {
    ...namesOf(entry),
    change: before === undefined ? 'new' : isSameText ? 'pictures' : 'changed',
    differing: isSameText ? undefined : differing(entry, before, after),
    links: preview === undefined ? [] : linksOf(entry, preview, site),
    given: found.desks.flatMap(({ desk, given }) =>
      given.map(
        ({ person, at }) =>
          `${deskName(desk, content)}: ${personName(person, content)} on ${at.slice(0, 10)}`,
      ),
    ),
    waits: found.approved
      ? []
      : found.desks
          .filter(({ given, needed }) => given.length < needed)
          .map(({ desk, given, needed, reasons }) => ({
            desk: deskName(desk, content) || 'the desk of its owner',
            people: membersOf(desk, now.toISOString(), policy)
              .filter(
                (person) =>
                  !(excludesAuthors && wrote.has(person)) && !given.some((one) => one.person === person),
              )
              .map((person) => personName(person, content)),
            why: [
              ...(needed > 1 ? [`${String(given.length)} of ${String(needed)}`] : []),
              ...reasons
                .filter(({ code }) => code !== 'never')
                .map((reason) => explainReason(reason, content)),
            ].join(', '),
          })),
    blocks: found.approved ? [] : found.blocks.map((reason) => sentence(explainReason(reason, content))),
    isDraft: entry.front.draft === true,
  };
}

function leavingEntry(entry: AnyEntry, { site, pending, ledger, pull }: Weighing): EntryInComment {
  const { content, now } = site;
  const file = entryFile(entry);
  const agreed = pending.filter((one) => one.entry === file);
  const rule = ruleFor(entry, content.policy);
  const desks = rule === undefined ? [] : [...requiredDesks(entry, rule).keys()].filter(Boolean);
  const isDone = pull.state === 'merged' && !verdict(entry, ledger, content.policy, now).approved;
  const people = [...new Set(desks.flatMap((desk) => membersOf(desk, now.toISOString(), content.policy)))];
  return {
    ...namesOf(entry),
    change: 'leaves',
    differing: undefined,
    links: [],
    given: agreed.map(
      ({ desk, person }) => `${deskName(desk, content)}: ${personName(person, content)} agrees`,
    ),
    waits:
      agreed.length > 0 || desks.length === 0 || isDone
        ? []
        : [
            {
              desk: desks.map((desk) => deskName(desk, content)).join(' or '),
              people: people.map((person) => personName(person, content)),
              why: 'one of them has to agree that it goes',
            },
          ],
    blocks: [],
    isDraft: false,
  };
}

function namesOf(entry: AnyEntry): Pick<EntryInComment, 'title' | 'kind'> {
  return {
    title: titleOf(entry),
    kind: `${descriptorOf(entry.collection).noun}, ${languageName(entry.lang)}`,
  };
}

/**
 * The address of a preview of the pull request: from the check that site.yaml names, else from one whose name sounds
 * like a preview.
 */
function previewOf(checks: readonly Check[], name: string | undefined): string | undefined {
  const found = checks.find((one) =>
    name === undefined ? /\bpreview\b|\bdeploy/i.test(one.name) : one.name === name,
  );
  return found?.state === 'success' ? found.url : undefined;
}

function linksOf(entry: AnyEntry, preview: string, { content }: SiteHere): EntryInComment['links'] {
  const url = URL.parse(preview);
  if (url === null) return [];
  const base = basePath(content.site);
  const root = url.pathname.replace(/\/*$/, '/');
  // A preview may be below the site's base path or not.
  const start = root.endsWith(base) ? root : `${root}${base.slice(1)}`;
  const at = (address: string) => new URL(withBase(address, start), url.origin).href;
  return [
    {
      label: 'Preview of the page',
      address: at(addressOf(entry.collection, entry.slug, entry.lang, content.site)),
    },
    { label: 'Its card', address: at(cardAddress(entry)) },
  ];
}

/** The problems in the changed files, as if they were merged. */
async function faultsOf({ commit, mergeBase }: Reviewed, { site }: Weighing): Promise<string[]> {
  const { objects, snapshot, now } = site;
  const [before, after] = await Promise.all([objects.tree(mergeBase), objects.tree(commit)]);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file) && !file.startsWith('approvals/'),
  );
  const files = new Map<string, Buffer | undefined>();
  for (const file of changed.toSorted()) {
    const blob = after.get(file);
    files.set(file, blob === undefined ? undefined : await objects.blob(blob));
  }
  const found = await overlay(snapshot, files, snapshot.ledger, now);
  return (found?.errors ?? []).map(
    ({ file, line, message, fix }) => `${file}:${String(line)} ${message}. ${fix}`,
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
