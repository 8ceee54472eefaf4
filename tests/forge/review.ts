import type { Pull } from './issue.ts';
import type { ForgeRepository } from './repository.ts';
import { mayPush } from './role.ts';
import type { User } from './user.ts';

export type ReviewState = 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';

/** A comment on lines of a file. */
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
  /** The reviewed commit, which stays the same whatever is pushed later. */
  commit: string;
  submittedAt: Date | undefined;
  comments: ReviewComment[];
}

/** The latest review of each person who may write to the repository, without comments. */
export function standingReviews(repository: ForgeRepository, { pull }: Pull): Review[] {
  const last = new Map<number, Review>();
  for (const review of pull.reviews) {
    if (review.state === 'PENDING' || review.state === 'COMMENTED') continue;
    last.set(review.user.id, review);
  }
  return [...last.values()].filter(({ user }) => mayPush(repository.roleOf(user)));
}
