import type { PullRequest } from './pull.ts';
import type { User } from './user.ts';

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Comment {
  id: number;
  user: User;
  body: string;
  createdAt: Date;
  updatedAt: Date;
}

/** An issue or a pull request: they share numbers, labels and comments. */
export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string | null;
  user: User;
  state: 'open' | 'closed';
  labels: Label[];
  comments: Comment[];
  createdAt: Date;
  updatedAt: Date;
  closedAt: Date | undefined;
  closedBy: User | undefined;
  pull: PullRequest | undefined;
}

/** An issue that is a pull request. */
export type Pull = Issue & { pull: PullRequest };

export function isPull(issue: Issue): issue is Pull {
  return issue.pull !== undefined;
}
