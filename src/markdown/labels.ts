import type { InterfaceLang } from '../model/languages.ts';
import { interfaceLang } from '../model/languages.ts';

/** The words that the pipeline itself puts into a body. */
export interface Labels {
  footnotes: string;
  /** `{reference}` is replaced by the number of the note. */
  backToReference: string;
  table: (number: number) => string;
  taskDone: string;
  taskOpen: string;
}

const tables: Record<InterfaceLang, Labels> = {
  en: {
    footnotes: 'Notes',
    backToReference: 'Back to the text, note {reference}',
    table: (number) => `Table ${String(number)}`,
    taskDone: 'Done',
    taskOpen: 'Not done',
  },
  fr: {
    footnotes: 'Notes',
    backToReference: 'Retour au texte, note {reference}',
    table: (number) => `Tableau ${String(number)}`,
    taskDone: 'Fait',
    taskOpen: 'Pas encore fait',
  },
};

/** The labels of a language, in English where we have none. */
export function labelsFor(lang: string): Labels {
  return tables[interfaceLang(lang)];
}
