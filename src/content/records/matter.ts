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
  /** For a waiver: a day or a time. */
  expires?: string | undefined;
  /** An SSH key to sign with. */
  sign?: string | undefined;
}

/** What a decision is about, and what is known when it is made. */
export interface Matter {
  entry: AnyEntry;
  content: Content;
  /** What visitors see today; `content` may include a draft. */
  site: SiteToday;
  ledger: Ledger;
  policy: PolicyVersion;
  /** The authors of the bytes, as far as git knows. */
  committed: readonly string[];
  /** The commit that contains the bytes. */
  commit: string | undefined;
  /** The review on a forge, if it was decided there. */
  review?: ReviewEvidence;
  /** How the person was identified, apart from a signature. */
  assurance: Exclude<Assurance, 'signed'>;
  now: Date;
}

/** The message that a person may leave for visitors of a text that they unpublish. */
export interface PublicWords {
  /** Public, in the language of the text. */
  publicReason?: string | undefined;
  /** What to read instead: `faq/what-is-it`. */
  replacement?: string | undefined;
}

/** The part of the current site that a notice needs. */
type SiteToday = Pick<Content, 'entries' | 'tombstones'>;
