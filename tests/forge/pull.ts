import type { Review } from './review.ts';
import type { User } from './user.ts';

/** What a pull request has in addition to an issue. */
export interface PullRequest {
  head: { ref: string; sha: string };
  /** Its commit is the head of the base branch at the last push to the pull request. */
  base: { ref: string; sha: string };
  isDraft: boolean;
  reviews: Review[];
  merged: { at: Date; by: User; commit: string } | undefined;
  /** How many more reads answer that it is not known yet whether it can be merged. */
  unsettled: number;
}
