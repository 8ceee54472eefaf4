import type { MediaInfo } from '../../content/media/info.ts';
import type { Lang } from '../../model/languages.ts';

/** What a body needs of the page that shows it. Plain data. */
export interface BodyContext {
  /** The language of the text. */
  lang: Lang;
  /** The path under which the site stands. */
  base: string;
  /** By address: `/media/map.png`. */
  media: Record<string, MediaInfo>;
  /** Site links that lead nowhere at this moment; they are shown as plain text. */
  dead: readonly string[];
  /** Website of the partner who gave or got something for the text: links to it are marked. */
  sponsor?: string | undefined;
}
