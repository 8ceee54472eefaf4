import type { AnyEntry } from '../../model/entry.ts';
import type { Opinion, SkippedReview } from '../standing.ts';
import type { Reviewed } from './reviewed.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import type { Pull, Review } from '../forge.ts';
import type { SiteHere } from './site.ts';

/** A decision from a review, on one entry and for one desk. */
export interface Weighed {
  review: Review;
  /** Path of the entry inside the content folder. */
  entry: string;
  desk: string;
  person: string;
  decision: 'approve' | 'request-changes' | 'unpublish';
}

/** What follows from the reviews of a pull request. Nothing is written yet. */
export interface Weighing {
  site: SiteHere;
  pull: Pull;
  /** Records to write, in the order of the decisions. */
  made: (Weighed & { file: string; bytes: Buffer })[];
  /** Decisions that are already recorded. */
  known: Weighed[];
  /** Decisions that take entries down: recorded once the pull request is merged. */
  pending: Weighed[];
  /** Reviews, or parts of them, that are not recorded. */
  skipped: SkippedReview[];
  /** All decisions, including those made here. */
  ledger: Ledger;
  /** The entries as of a commit of the pull request. */
  reviewed: (commit: string) => Promise<Reviewed>;
}

/** A decision to be recorded, and what it was about. */
export interface Intention extends Omit<Weighed, 'review' | 'person' | 'entry'> {
  opinion: Opinion;
  entry: AnyEntry;
  reviewed: Reviewed;
}
