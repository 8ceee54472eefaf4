import type { Check } from '../forge.ts';
import { linkTarget, plainText } from '../plain-text.ts';
import type { Differing, Stretch } from './differing.ts';

/** The state of one entry of a pull request, as shown in the comment. */
export interface EntryInComment {
  title: string;
  /** `post, English` */
  kind: string;
  change: 'new' | 'changed' | 'pictures' | 'leaves';
  differing: Differing | undefined;
  /** Its page and card in a preview, or on the site. */
  links: { label: string; address: string }[];
  /** `Legal: Claire Dubois on 2026-11-21` */
  given: string[];
  /** Missing approvals: desk, people who can give them, and why they are missing. */
  waits: { desk: string; people: string[]; why: string }[];
  /** Other reasons why it is not on the site, as sentences. */
  blocks: string[];
  isDraft: boolean;
}

export interface PullRequestComment {
  state: 'open' | 'closed' | 'merged';
  commit: string;
  entries: EntryInComment[];
  /** Other changed files inside the content folder, and the number of files outside. */
  beside: { files: string[]; outside: number };
  /** Problems found by the content checks, one line each. */
  faults: string[];
  /** Undefined where the token may not read them. */
  checks: Check[] | undefined;
  /** Reviews that do not count, and why. */
  skipped: { who: string; why: string }[];
}

/** Identifies our comment. */
export const marker = '<!-- colophon: where this pull request stands -->';

/** GitHub's limit for a comment in characters, less a margin. */
const maxLength = 60_000;
const limits = { fields: 12, faults: 20, skipped: 20, files: 10, value: 160, text: 6000, around: 80 };

/** The text of the comment. The same facts give the same text. */
export function commentText(pull: PullRequestComment): string {
  const head = [marker, headline(pull), ''];
  const tail = [
    ...faultsPart(pull),
    ...checksPart(pull),
    ...skippedPart(pull),
    ...besidePart(pull),
    ...footer(pull),
  ];
  const entries = pull.entries.map((one) => entryPart(one));
  const room = maxLength - [...head, ...tail].join('\n').length;
  const kept: string[] = [];
  let length = 0;
  for (const [index, [summary, whole]] of entries.entries()) {
    const text = length + whole.length < room * 0.9 ? whole : summary;
    if (length + text.length > room - 200) {
      kept.push(`And ${String(entries.length - index)} more, for which there is no space here.`, '');
      break;
    }
    kept.push(text);
    length += text.length;
  }
  return [...head, ...kept, ...tail].join('\n').trimEnd();
}

function headline({ state, entries, faults }: PullRequestComment): string {
  if (faults.length > 0)
    return '**The checks of the content find faults here**, and content with faults is not published. They are listed below.';
  const waiting = entries.filter((one) => !one.isDraft && (one.waits.length > 0 || one.blocks.length > 0));
  if (entries.length === 0) return '**No text of the site changes here**, so that no desk is asked.';
  const desks = [...new Set(waiting.flatMap(({ waits }) => waits.map(({ desk }) => desk)))];
  if (waiting.length === 0)
    return state === 'merged'
      ? '**Merged, with every approval that the policy asks for.**'
      : '**Every desk that the policy asks has approved what changes here.**';
  const words =
    desks.length === 0
      ? '**Something keeps this from the site.**'
      : `**Waits for ${desks.map(plainText).join(' and ')}.**`;
  return state === 'merged' ? `${words} It is merged, and not on the site before that.` : words;
}

const changes = { new: 'New', changed: 'Changed', pictures: 'New pictures in', leaves: 'Taken away' };

/** A summary without details, and the complete section. */
function entryPart(entry: EntryInComment): [string, string] {
  const { title, kind, change, differing, links, given, waits, blocks, isDraft } = entry;
  const lines = [`### ${changes[change]}: ${plainText(title)} <sub>${plainText(kind)}</sub>`, ''];
  if (isDraft) lines.push('- It is a draft, which the site does not show.');
  if (differing !== undefined) lines.push(`- ${amount(entry, differing)}`);
  const targets = links.flatMap(({ label, address }) => {
    const target = linkTarget(address);
    return target === undefined ? [] : [`[${plainText(label)}](${target})`];
  });
  if (targets.length > 0) lines.push(`- ${targets.join(' · ')}`);
  for (const one of given) lines.push(`- ✅ ${plainText(one)}`);
  for (const { desk, people, why } of isDraft ? [] : waits)
    lines.push(
      `- ⏳ ${plainText(desk)}: ${people.length === 0 ? 'nobody there may approve it' : people.map(plainText).join(' or ')}${why === '' ? '' : ` (${plainText(why)})`}`,
    );
  for (const one of blocks) lines.push(`- ⛔ ${plainText(one)}`);
  const short = [...lines, ''].join('\n');
  const details = differing === undefined ? [] : detailsPart(differing);
  return [short, [...lines, '', ...details].join('\n')];
}

function amount({ change }: EntryInComment, { came, went, fields }: Differing): string {
  if (change === 'new') return words(came);
  const parts = [
    ...(came > 0 ? [`${words(came)} came`] : []),
    ...(went > 0 ? [`${words(went)} went`] : []),
    ...(fields.length > 0 ? [`changed: ${fields.map(({ label }) => plainText(label)).join(', ')}`] : []),
  ];
  return parts.length === 0 ? 'Not one word differs.' : `${parts.join('; ')}.`;
}

function words(count: number): string {
  return count === 1 ? '1 word' : `${String(count)} words`;
}

function detailsPart({ fields, text }: Differing): string[] {
  const rows = fields.slice(0, limits.fields).map(({ label, before, after }) => {
    const [old, now] = [before, after].map((value) => plainText(cut(value, limits.value)));
    const was = old === undefined || old === '' ? '' : `<del>${old}</del> `;
    return `<p><b>${plainText(label)}</b>: ${was}${now === undefined || now === '' ? '' : `<ins>${now}</ins>`}</p>`;
  });
  const body = text.some(({ kind }) => kind !== 'same') ? paragraphs(text) : [];
  const all = [...rows, ...body];
  return all.length === 0
    ? []
    : ['<details><summary>What changed, in words</summary>', ...all, '</details>', ''];
}

/** The text with additions and removals marked; unchanged parts are shortened to their beginning and end. */
function paragraphs(text: readonly Stretch[]): string[] {
  let room = limits.text;
  const parts = text.map(({ kind, text: words }, index) => {
    const short = kind === 'same' ? middle(words, index === 0, index === text.length - 1) : words;
    const kept = cut(short, Math.max(0, room));
    room -= kept.length;
    const lines = kept.split(/\n+/).map(plainText);
    if (kind === 'same') return lines.join('</p>\n<p>');
    const tag = kind === 'came' ? 'ins' : 'del';
    return lines.map((line) => (line.trim() === '' ? line : `<${tag}>${line}</${tag}>`)).join('</p>\n<p>');
  });
  return [`<p>${parts.join('')}</p>`.replace(/<p>\s*<\/p>\n?/g, '')];
}

function middle(text: string, isFirst: boolean, isLast: boolean): string {
  const { around } = limits;
  if (text.length <= 2 * around) return text;
  const start = isFirst ? '' : text.slice(0, around).replace(/\S*$/, '');
  const end = isLast ? '' : text.slice(-around).replace(/^\S*/, '');
  return `${start}…${end}`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).replace(/\p{Cs}$/u, '')}…`;
}

function faultsPart({ faults }: PullRequestComment): string[] {
  if (faults.length === 0) return [];
  return [
    '### Faults',
    '',
    ...limited(
      faults.map((one) => `- ${plainText(one)}`),
      limits.faults,
    ),
    '',
  ];
}

const marks = { success: '✅', failure: '❌', pending: '⏳', neutral: '➖' };

function checksPart({ checks }: PullRequestComment): string[] {
  if (checks === undefined || checks.length === 0) return [];
  const lines = checks.map(({ name, state, url, description }) => {
    const target = url === undefined ? undefined : linkTarget(url);
    const label = target === undefined ? plainText(name) : `[${plainText(name)}](${target})`;
    return `- ${marks[state]} ${label}${description ? `: ${plainText(description)}` : ''}`;
  });
  return ['### Checks', '', ...limited(lines, limits.faults), ''];
}

function skippedPart({ skipped }: PullRequestComment): string[] {
  if (skipped.length === 0) return [];
  const lines = skipped.map(({ who, why }) => `- ${plainText(who)}: ${plainText(why)}`);
  return ['### Reviews that do not count', '', ...limited(lines, limits.skipped), ''];
}

function besidePart({ beside: { files, outside } }: PullRequestComment): string[] {
  const names = limited(
    files.map((file) => `- ${plainText(file)}${warnings.find(([form]) => form.test(file))?.[1] ?? ''}`),
    limits.files,
  );
  const rest =
    outside === 0 ? [] : [`- ${outside === 1 ? '1 file' : `${String(outside)} files`} outside the content`];
  const lines = [...names, ...rest];
  return lines.length === 0 ? [] : ['### Also changed', '', ...lines, ''];
}

/** Files that a reviewer should know about although no desk has to approve them. */
const warnings: readonly (readonly [RegExp, string])[] = [
  [/^policy\.yaml$/, ': who may approve, and what has to be'],
  [/^approvals\//, ': records of decisions, which only programs write'],
];

function footer({ commit }: PullRequestComment): string[] {
  return [
    `<sub>About ${commit.slice(0, 12)}; brought up to date in its place. A review counts for exactly the words and pictures of the commit that was looked at. Who sits at several desks writes a line such as <code>/approve legal</code> into the review.</sub>`,
  ];
}

function limited(lines: readonly string[], most: number): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), `- and ${String(lines.length - most)} more`];
}
