import { faultsOf } from '../explain.ts';
import { Refusal } from './ask.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { currentSession, interfaceLang } from './session.ts';

export interface PreviewProblem {
  message: string;
  fix: string;
  line?: number;
}

/** The problems of a form, with the form's own field names: the server refers to lines of a file. */
export function formProblems(entry: ImmutableMap): PreviewProblem[] {
  const collection = String(entry.get('collection'));
  const { body: _body, ...data } = (plain(entry.get('data')) ?? {}) as Record<string, unknown>;
  const fields = currentSession().config.collections.find(({ name }) => name === collection)?.fields ?? [];
  return faultsOf(collection, data, interfaceLang()).map(({ field, message, fix }) => {
    const label = fields.find(({ name }) => name === field[0])?.label ?? field.join('.');
    return { message: `${String(label)} – ${message}`, fix };
  });
}

/** Why the server could not draw a preview. */
export function problemsIn(error: unknown): PreviewProblem[] {
  if (!(error instanceof Refusal)) return [{ message: String(error), fix: '' }];
  const { problems } = error.answer;
  return Array.isArray(problems) && problems.length > 0
    ? (problems as PreviewProblem[])
    : [{ message: error.message, fix: '' }];
}
