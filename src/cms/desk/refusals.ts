import type { Problem } from '../../model/problem.ts';

/** A version of a file that is no text, such as a picture. */
export interface MediaVersion {
  /** sha256. */
  digest: string;
  bytes: number;
  /** Pixels as it is shown; absent for what is no picture, or a damaged one. */
  width?: number;
  height?: number;
  /** Where the desk shows it; absent for what somebody only sent. */
  address?: string;
}

/** Two versions of one file: what somebody sent, and what is there by now. `null` where there is no file. */
export interface Conflict {
  /** Path inside the content folder. */
  path: string;
  yours: string | null;
  theirs: string | null;
  /** The text that both began from, where it is known. */
  base: string | null;
  /** For what is no text; `yours` and `theirs` are then null. */
  media?: { yours: MediaVersion | null; theirs: MediaVersion | null };
}

/** Something that the desk does not do, said to who asked for it. Nothing has changed then. */
export class DeskError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 503;
  readonly problems: readonly Problem[];
  readonly conflicts: readonly Conflict[];
  /** The slug that a new entry cannot have, since something else has it. */
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
