import type { AnyEntry } from '../../model/entry.ts';
import type { Opinion, Passed } from '../standing.ts';
import type { Reviewed } from './reviewed.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import type { Pull, Review } from '../forge.ts';
import type { SiteHere } from './site.ts';

/** A decision that a review comes to, on one entry and for one desk. */
export interface Weighed {
  review: Review;
  /** Of the entry, inside the content folder. */
  entry: string;
  desk: string;
  person: string;
  decision: 'approve' | 'request-changes' | 'unpublish';
}

/** What the reviews of a pull request come to. Nothing is written yet. */
export interface Weighing {
  site: SiteHere;
  pull: Pull;
  /** Records to write, in the order in which they were decided. */
  made: (Weighed & { file: string; bytes: Buffer })[];
  /** What is on record already. */
  known: Weighed[];
  /** Takes entries down: put on record once the pull request is merged. */
  pending: Weighed[];
  /** Reviews, or parts of them, that become no record. */
  passed: Passed[];
  /** All decisions, those that were made here among them. */
  ledger: Ledger;
  /** What a commit of the pull request makes of the entries. */
  reviewed: (commit: string) => Promise<Reviewed>;
}

/** A decision that is to be put on record, with what it was about. */
export interface Intention extends Omit<Weighed, 'review' | 'person' | 'entry'> {
  opinion: Opinion;
  entry: AnyEntry;
  reviewed: Reviewed;
}
