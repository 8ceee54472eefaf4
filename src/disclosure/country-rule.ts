import type { Lang } from '../model/languages.ts';
import type { Consideration } from '../model/post.ts';
import type { Medium } from './medium.ts';
import type { SourceId } from './source.ts';

/** Everything that can be given, without “nothing”. */
export type Given = Exclude<Consideration, 'none'>;

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
  /** Labels in the language of the text, the preferred one first; the others are valid too. */
  labels: Record<Lang, readonly [string, ...string[]]>;
  labelSources: readonly SourceId[];
  insufficient: readonly Insufficient[];
  /** Where the label must be in each medium, and the sources for that. */
  placement: Record<Medium, { where: Record<Lang, string>; sources: readonly SourceId[] }>;
  /**
   * The sources for each kind of consideration. An empty list: no source that we read names it, and it is labelled as
   * a precaution.
   */
  grounds: Record<Given, readonly SourceId[]>;
}
