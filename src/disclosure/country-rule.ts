import type { Consideration } from '../model/post.ts';
import type { Medium } from './medium.ts';
import type { SourceId } from './source.ts';

/** Everything that can be given, without “nothing”. */
type Given = Exclude<Consideration, 'none'>;

/** A label that is not enough on its own, and the source that says so. */
export interface Insufficient {
  label: string;
  /**
   * Undefined where no source names this label: the rules ask for words that need no interpretation, and these do.
   */
  source?: SourceId;
}

/** The rules of one country. To change a line, read its source again and record how: see `source.ts`. */
export interface CountryRule {
  labelSources: readonly SourceId[];
  insufficient: readonly Insufficient[];
  /** Who says where the label stands in each medium. The words for it are in `src/i18n/`, as are the labels. */
  placement: Record<Medium, readonly SourceId[]>;
  /** Why each thing counts. An empty list: no source that we read names it, and it is labelled by caution. */
  grounds: Record<Given, readonly SourceId[]>;
}
