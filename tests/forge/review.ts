import type { Pull } from './issue.ts';
import type { ForgeRepository } from './repository.ts';
import { mayPush } from './role.ts';
import type { User } from './user.ts';

export type ReviewState = 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';

/** A comment beside lines of a file. */
export interface ReviewComment {
  id: number;
  path: string;
  line: number | undefined;
  side: 'LEFT' | 'RIGHT';
  body: string;
  user: User;
  commit: string;
  createdAt: Date;
}

export interface Review {
  id: number;
  user: User;
  body: string;
  state: ReviewState;
  /** The commit that was looked at, and stays that one whatever is pushed afterwards. */
  commit: string;
  submittedAt: Date | undefined;
  comments: ReviewComment[];
}

/** What each reviewer last said, comments aside, of those whose word counts: who may write to the repository. */
export function standingReviews(repository: ForgeRepository, { pull }: Pull): Review[] {
  const last = new Map<number, Review>();
  for (const review of pull.reviews) {
    if (review.state === 'PENDING' || review.state === 'COMMENTED') continue;
    last.set(review.user.id, review);
  }
  return [...last.values()].filter(({ user }) => mayPush(repository.roleOf(user)));
}
