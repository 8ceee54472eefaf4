import { expect } from 'vitest';
import type { Problem } from '../../../src/model/problem.ts';

export type Files = Record<string, string | Buffer>;
/** Does what a remedy says, and nothing else. */
export type Follow = (problem: Problem, files: Files) => Files;

export interface Fault {
  code: string;
  /** The smallest content with the fault, added to the smallest site. */
  files: Files;
  follow: Follow;
  /** Codes of problems that exist before and after. */
  stays?: string[];
  /** Codes of problems that disappear too, because they have the same cause. */
  clears?: string[];
  /** Codes of problems that could not be found before. */
  leaves?: string[];
  /** The time of the check. */
  now?: string;
}

function textOf(file: string, files: Files): string {
  const text = files[file];
  if (typeof text !== 'string') throw new Error(`${file} is no text of the case`);
  return text;
}

function change(file: string, files: Files, found: string, by: string): Files {
  const text = textOf(file, files);
  // Otherwise it would not be clear where the remedy was applied.
  expect(text.split(found).length, `${found} stands once in ${file}`).toBe(2);
  return { ...files, [file]: text.replace(found, () => by) };
}

function said(problem: Problem, pattern: RegExp): string {
  const match = pattern.exec(problem.fix);
  expect(match, `"${problem.fix}" says ${String(pattern)}`).not.toBeNull();
  return match?.[1] ?? '';
}

/** Replaces the faulty text by what the remedy quotes. @param pattern its first group is what to write */
export const write =
  (found: string, pattern: RegExp): Follow =>
  (problem, files) =>
    change(problem.file, files, found, said(problem, pattern));

/** Removes the faulty text. */
export const cut =
  (found: string, pattern = /\b[Tt]ake\b.*\bout\b/): Follow =>
  (problem, files) => {
    said(problem, pattern);
    return change(problem.file, files, found, '');
  };

/** Writes a text of one's own, if the remedy leaves the words to the editor. */
export const own =
  (found: string, by: string, pattern: RegExp, file?: string): Follow =>
  (problem, files) => {
    said(problem, pattern);
    return change(file ?? problem.file, files, found, by);
  };

/** Adds a file that the remedy names. @param text its content, if the remedy leaves that to the owner */
export const add =
  (pattern: RegExp, text: string | Buffer): Follow =>
  (problem, files) => {
    const name = said(problem, pattern);
    expect(Object.keys(files)).not.toContain(name);
    return { ...files, [name]: text };
  };

/** Removes the whole file. */
export const remove =
  (pattern: RegExp): Follow =>
  (problem, files) => {
    said(problem, pattern);
    const { [problem.file]: _, ...rest } = files;
    return rest;
  };

/** Renames the file as the remedy says, and updates texts that refer to it if the remedy asks for that. */
export const rename =
  (pattern: RegExp): Follow =>
  (problem, files) => {
    const name = said(problem, pattern);
    const [top = ''] = problem.file.split('/');
    const home = top === 'media' ? 'media/' : problem.file.slice(0, problem.file.lastIndexOf('/') + 1);
    const isWhole = /^(?:posts|faq|pages|kits|people|topics|series|partners|media|releases)\//.test(name);
    const to = isWhole ? name : home + name;
    // No file may be replaced, not even on a disk that ignores case.
    const others = Object.keys(files).filter((file) => file !== problem.file);
    expect(others.map((file) => file.toLowerCase())).not.toContain(to.toLowerCase());
    const { [problem.file]: moved = '', ...rest } = files;
    const isSaid = problem.fix.includes('wherever a text has the old one');
    const renamed = Object.entries(rest).map(([file, text]) => [
      file,
      isSaid && typeof text === 'string' ? text.replaceAll(`/${problem.file}`, `/${to}`) : text,
    ]);
    return { ...(Object.fromEntries(renamed) as Files), [to]: moved };
  };
