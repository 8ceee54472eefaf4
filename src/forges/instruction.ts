import { emailPattern } from '../approvals/record.ts';
import type { Localised } from '../model/fields.ts';
import { nearest } from '../model/nearest.ts';
import type { Policy } from '../model/policy.ts';

/** What a reviewer wrote into a review, taken apart. */
export interface Instruction {
  /** The desks that it names, by their ids; undefined where it names none. */
  desks: string[] | undefined;
  /** Names that are no desk's, with what was meant, in words. */
  unknown: string[];
  /** All else that was written, as it may stay on record for ever; undefined where nothing was. */
  comment: string | undefined;
}

const command = /^[ \t]*\/(?:approve|desk)\b[ \t:]*(.*)$/gimu;
const fence = /^[ \t]*(`{3,}|~{3,})[^\n]*\n[^]*?(?:^[ \t]*\1[ \t]*$|$(?![^]))/gmu;
const commentMax = 2000;

/** Whether a text means to approve: it has a line `/approve`. What is quoted or shown as code is not meant. */
export function meansApproval(body: string): boolean {
  return /^[ \t]*\/approve\b/imu.test(body.replace(fence, ''));
}

/**
 * Reads the words of a review. A line `/approve legal` says for which desk it is, by id or by name in any language; a
 * request for changes may say `/desk legal`.
 */
export function readInstruction(body: string, { desks }: Pick<Policy, 'desks'>): Instruction {
  const text = body.replaceAll('\r\n', '\n');
  const meant = text.replace(fence, '');
  const named = [...meant.matchAll(command)].flatMap(([, names = '']) => parted(names, desks));
  const known = named.map((name) => [name, deskCalled(name, desks)] as const);
  const unknown = known.filter(([, id]) => id === undefined).map(([name]) => name);
  const ids = [...new Set(known.flatMap(([, id]) => id ?? []))];
  return {
    desks: named.length === 0 ? undefined : ids,
    unknown: [...new Set(unknown)].map((name) => describe(name, desks)),
    comment: comment(text.replace(command, '')),
  };
}

/** Names with spaces are taken as a whole where a desk is called so. */
function parted(names: string, desks: Policy['desks']): string[] {
  return names
    .split(',')
    .map((part) => part.trim().replace(/[.!]+$/, ''))
    .filter(Boolean)
    .flatMap((part) => (deskCalled(part, desks) === undefined ? part.split(/\s+/) : [part]));
}

function deskCalled(name: string, desks: Policy['desks']): string | undefined {
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

/** Words as a record may keep them: without addresses of people, and not longer than it takes. */
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
