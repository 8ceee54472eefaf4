/** The words that the pipeline itself puts into a body. */
export interface Labels {
  footnotes: string;
  /** `{reference}` is replaced by the number of the note. */
  backToReference: string;
  table: (number: number) => string;
  taskDone: string;
  taskOpen: string;
}

/** Words that Markdown itself brings into a text: notes, tables, tasks. */
export const words: Labels = {
  footnotes: 'Notes',
  backToReference: 'Back to the text, note {reference}',
  table: (number) => `Table ${String(number)}`,
  taskDone: 'Done',
  taskOpen: 'Not done',
};
