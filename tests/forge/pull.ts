import type { Review } from './review.ts';
import type { User } from './user.ts';

/** What a pull request has beside what every issue has. */
export interface PullRequest {
  head: { ref: string; sha: string };
  /** Its commit is where the base branch stood when the head moved last. */
  base: { ref: string; sha: string };
  isDraft: boolean;
  reviews: Review[];
  merged: { at: Date; by: User; commit: string } | undefined;
  /** How often it is still said that nobody knows yet whether it can be merged. */
  unsettled: number;
}
