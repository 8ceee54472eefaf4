import type { Content } from '../../model/content.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import type { ReviewEvidence } from '../../approvals/record.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Assurance } from '../../model/policy.ts';
import type { PolicyVersion } from './policy-version.ts';

/** A decision as a person states it. */
export interface DecisionRequest extends PublicWords {
  desk: string;
  person: string;
  decision: string;
  comment?: string | undefined;
  /** For a waiver: a day or a moment. */
  expires?: string | undefined;
  /** An SSH key to sign with. */
  sign?: string | undefined;
}

/** What a decision is about, and what is known when it is made. */
export interface Matter {
  entry: AnyEntry;
  content: Content;
  /** What visitors see today; `content` may be that of a draft. */
  site: SiteToday;
  ledger: Ledger;
  policy: PolicyVersion;
  /** Who wrote the bytes, as far as git knows. */
  committed: readonly string[];
  /** The commit that has the bytes. */
  commit: string | undefined;
  /** Where it was decided, if that was on a forge. */
  review?: ReviewEvidence;
  /** How the person is known, short of a signature. */
  assurance: Exclude<Assurance, 'signed'>;
  now: Date;
}

/** What a person may tell visitors of a text that they take down. */
export interface PublicWords {
  /** For everybody to read, in the language of the text. */
  publicReason?: string | undefined;
  /** What to read instead: `faq/what-is-it`. */
  replacement?: string | undefined;
}

/** What the site shows, as far as a notice asks. */
type SiteToday = Pick<Content, 'entries' | 'tombstones'>;
