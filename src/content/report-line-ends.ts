import type { MendedLineEnds } from './fix-line-ends.ts';

/** What was corrected about line ends, and what is left to do, for a terminal. */
export function reportLineEnds({ attributes, files, staged, left, missing }: MendedLineEnds): string {
  const count = (number: number) => (number === 1 ? 'one file' : `${String(number)} files`);
  const done = [
    files.length === 0
      ? 'No line ends had to be mended.'
      : `The line ends of ${count(files.length)} are mended; nothing else in them was changed.`,
    ...(attributes === undefined ? [] : [`${attributes} now tells git to leave them. Commit it.`]),
    ...(staged.length === 0
      ? []
      : [
          `Git had ${count(staged.length)} with the wrong bytes. The right ones are staged; commit them: ${staged.join(', ')}.`,
        ]),
    ...(missing === undefined ? [] : [`Git was not asked: ${missing}.`]),
    ...left.map(({ file, reason }) => `${file}: ${reason}`),
  ];
  return done.join('\n');
}
