import type { Consideration } from '../model/post.ts';
import type { Medium } from './medium.ts';
import type { SourceId } from './source.ts';

/** Whatever was given, nothing apart. */
export type Given = Exclude<Consideration, 'none'>;

/** A label that says too little where it stands alone, and who says so. */
export interface Insufficient {
  label: string;
  /** Absent where no source names it: the rules ask for words that nobody has to interpret, and these are none. */
  source?: SourceId;
}

/** What one country’s rules ask for. Whoever changes a line reads its source again, and writes down how: see `source.ts`. */
export interface CountryRule {
  labelSources: readonly SourceId[];
  insufficient: readonly Insufficient[];
  /** Who says where the label stands in each medium. The words for it are in `src/i18n/`, as are the labels. */
  placement: Record<Medium, readonly SourceId[]>;
  /** Why each thing counts. An empty list: no source that we read names it, and it is labelled by caution. */
  grounds: Record<Given, readonly SourceId[]>;
}
