import type { Problem } from '../../model/problem.ts';

/** A version of a binary file, such as a picture. */
export interface MediaVersion {
  /** sha256. */
  digest: string;
  bytes: number;
  /** Pixels as shown; absent if it is not a picture or damaged. */
  width?: number;
  height?: number;
  /** Its address at the desk; absent if it was only sent. */
  address?: string;
}

/** Two versions of one file: the one that was sent, and the current one. `null` if there is no file. */
export interface Conflict {
  /** Path inside the content folder. */
  path: string;
  yours: string | null;
  theirs: string | null;
  /** The common ancestor of both texts, if it is known. */
  base: string | null;
  /** For a binary file; `yours` and `theirs` are then null. */
  media?: { yours: MediaVersion | null; theirs: MediaVersion | null };
}

/** A request that the desk refuses, with the reason for the person who made it. Nothing has changed. */
export class DeskError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 503;
  readonly problems: readonly Problem[];
  readonly conflicts: readonly Conflict[];
  /** The slug that a new entry cannot have because it is taken. */
  readonly taken: string | undefined;

  constructor(
    status: DeskError['status'],
    message: string,
    found: { problems?: readonly Problem[]; conflicts?: readonly Conflict[]; taken?: string } = {},
  ) {
    super(message);
    this.name = 'DeskError';
    this.status = status;
    this.problems = found.problems ?? [];
    this.conflicts = found.conflicts ?? [];
    this.taken = found.taken;
  }
}
