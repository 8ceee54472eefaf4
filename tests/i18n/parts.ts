import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reason } from '../../src/model/verdict.ts';
import { projectRoot } from '../../src/lib/settings.ts';

/** The parts of a language's folder: `review` and what it says. */
export async function partsOf(lang: string): Promise<[part: string, words: unknown][]> {
  const files = await readdir(join(projectRoot, 'src/i18n', lang));
  return Promise.all(
    files.sort().map(async (file): Promise<[string, unknown]> => {
      const { words } = (await import(join(projectRoot, 'src/i18n', lang, file))) as { words: unknown };
      return [file.replace(/\.ts$/, ''), words];
    }),
  );
}

/** Every string of a part, functions called with whatever they take. */
export function stringsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return answersOf(value as Call, path).flatMap((answer) => stringsIn(answer, `${path}()`));
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return [];
  // What Decap says itself is not ours.
  return Object.entries(value)
    .filter(([name]) => name !== 'decap')
    .flatMap(([name, inner]) => stringsIn(inner, `${path}.${name}`));
}

type Call = (...given: unknown[]) => unknown;

const names = {
  person: () => 'Exemple',
  desk: () => 'Exemple',
  day: () => 'Exemple',
  exactly: () => 'Exemple',
  command: 'Exemple',
};
const codes: Record<Reason['code'], true> = {
  never: true,
  stale: true,
  'line-endings': true,
  'wrong-desk': true,
  'unknown-policy': true,
  'own-work': true,
  'own-waiver': true,
  'below-assurance': true,
  expired: true,
  withdrawn: true,
  'not-yet': true,
  'no-owner': true,
  'changes-requested': true,
  unpublished: true,
  'waiver-expired': true,
  damaged: true,
};
const reasons = Object.keys(codes).map((code) => ({
  code,
  person: 'Exemple',
  at: 'Exemple',
  until: 'Exemple',
  desk: 'Exemple',
  version: 'Exemple',
  changed: ['Exemple'],
  has: 'session',
  needs: 'signed',
  comment: 'Exemple',
  file: 'Exemple',
  message: 'Exemple',
}));

/** An approval that ends, as the editor tells it. */
const approvals = ['approval', 'waiver', 'import'].map((kind) => ({
  kind,
  desk: 'Exemple',
  person: 'Exemple',
  day: 'Exemple',
  langs: ['Exemple'],
}));

const samples: unknown[][] = [
  ...reasons.map((reason) => [reason, names]),
  ...approvals.map((approval) => [approval]),
  ...['Exemple', 'approval', 1, 3, ['Un', 'Deux'], { value: 'Exemple', near: 'Exemple' }].map((sample) => [
    sample,
    sample,
    sample,
    sample,
  ]),
];

/** What a sentence says to all samples that it takes: of one thing and of several, of each kind. */
function answersOf(say: Call, path: string): unknown[] {
  const answers = samples.flatMap((sample) => {
    try {
      const answer = say(...sample);
      return answer === undefined ? [] : [answer];
    } catch {
      // It takes something else.
      return [];
    }
  });
  if (answers.length === 0) throw new Error(`${path}: none of the samples fits`);
  return answers;
}
