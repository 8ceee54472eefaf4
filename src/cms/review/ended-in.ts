import type { Ended } from '../../approvals/ended.ts';
import type { Lang } from '../../model/languages.ts';

/** An approval that ends, and in which language of the entry. */
export type EndedIn = Ended & { lang: Lang };
