import type { Ended } from '../../approvals/ended.ts';
import type { Lang } from '../../model/languages.ts';

/** An approval that ends, and the language of the entry in which it ends. */
export type EndedIn = Ended & { lang: Lang };
