import { emailPattern } from '../approvals/record.ts';
import type { Localised } from '../model/fields.ts';
import { nearest } from '../model/nearest.ts';
import type { Policy } from '../model/policy.ts';

/** The parsed text of a review. */
export interface Instruction {
  /** The ids of the desks that it names; undefined where it names none. */
  desks: string[] | undefined;
  /** Explanations for names that are no desk's. */
  unknown: string[];
  /** All other text, in a form that may be kept for ever; undefined where there is none. */
  comment: string | undefined;
}

const command = /^[ \t]*\/(?:approve|desk)\b[ \t:]*(.*)$/gimu;
const fence = /^[ \t]*(`{3,}|~{3,})[^\n]*\n[^]*?(?:^[ \t]*\1[ \t]*$|$(?![^]))/gmu;
const commentMax = 2000;

/** Whether a text has a line `/approve`. Code blocks and quotations do not count. */
export function meansApproval(body: string): boolean {
  return /^[ \t]*\/approve\b/imu.test(body.replace(fence, ''));
}

/**
 * Parses the text of a review. A line `/approve legal` names the desk, by id or by name in any language; a request
 * for changes may say `/desk legal`.
 */
export function readInstruction(body: string, { desks }: Pick<Policy, 'desks'>): Instruction {
  const text = body.replaceAll('\r\n', '\n');
  const meant = text.replace(fence, '');
  const named = [...meant.matchAll(command)].flatMap(([, names = '']) => splitNames(names, desks));
  const known = named.map((name) => [name, findDesk(name, desks)] as const);
  const unknown = known.filter(([, id]) => id === undefined).map(([name]) => name);
  const ids = [...new Set(known.flatMap(([, id]) => id ?? []))];
  return {
    desks: named.length === 0 ? undefined : ids,
    unknown: [...new Set(unknown)].map((name) => describe(name, desks)),
    comment: comment(text.replace(command, '')),
  };
}

/** A name with spaces is kept whole where a desk has that name. */
function splitNames(names: string, desks: Policy['desks']): string[] {
  return names
    .split(',')
    .map((part) => part.trim().replace(/[.!]+$/, ''))
    .filter(Boolean)
    .flatMap((part) => (findDesk(part, desks) === undefined ? part.split(/\s+/) : [part]));
}

function findDesk(name: string, desks: Policy['desks']): string | undefined {
  const wanted = name.normalize('NFC').toLowerCase();
  return Object.keys(desks).find((id) =>
    [id, ...namesOf(desks[id]?.name ?? id)].some((one) => one.normalize('NFC').toLowerCase() === wanted),
  );
}

function namesOf(name: Localised): string[] {
  return typeof name === 'string' ? [name] : Object.values(name).filter((one) => one !== undefined);
}

function describe(name: string, desks: Policy['desks']): string {
  const near = nearest(name.toLowerCase(), Object.keys(desks));
  const known = Object.keys(desks).join(', ') || 'none';
  return `there is no desk "${name.slice(0, 40)}"; ${near === undefined ? `policy.yaml has ${known}` : `did they mean ${near}?`}`;
}

/** A comment for a record: without e-mail addresses, and with limited length. */
function comment(text: string): string | undefined {
  const clean = text
    .slice(0, 2 * commentMax)
    .replace(/[^\P{Cc}\t\n]|\p{Cs}/gu, '')
    .replace(/[^\s<>"'()]+/gu, (word) => (emailPattern.test(word) ? '(an e-mail address)' : word))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  if (clean === '') return undefined;
  return clean.length <= commentMax
    ? clean
    : `${clean
        .slice(0, commentMax - 1)
        .replace(/\p{Cs}$/u, '')
        .trimEnd()}…`;
}
