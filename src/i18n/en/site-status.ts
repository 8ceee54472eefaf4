export interface StatusWords {
  building: string;
  idle: string;
  failed: string;
  output: string;
  leftAlone: (count: number) => string;
  leftAloneHint: string;
}

/** How the site is, above each page of the review. */
export const words: StatusWords = {
  building: 'The site is being built…',
  idle: 'The site is up to date.',
  failed: 'The site could not be built. Visitors see it as it was before.',
  output: 'What the build said',
  leftAlone: (count) =>
    count === 1
      ? '1 file on this machine’s disk was left as it is'
      : `${String(count)} files on this machine’s disk were left as they are`,
  leftAloneHint:
    'They hold changes that nobody has committed. What was published is safe in git; commit or undo these changes to have it on the disk too.',
};
