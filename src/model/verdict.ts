import type { Assurance, Rule } from './policy.ts';

/** Why an entry, or one of its desks, has no approval that counts. */
export type Reason =
  | { code: 'never' }
  /** The desk approved other bytes: when, which version (first characters of its digest), and which files differ now. */
  | { code: 'stale'; at: string; version: string; changed: string[] }
  /** The approved bytes with Windows line ends: a tool rewrote them. */
  | { code: 'line-endings'; at: string }
  | { code: 'wrong-desk'; person: string; desk: string; at: string }
  | { code: 'unknown-policy'; person: string; at: string }
  | { code: 'own-work'; person: string }
  | { code: 'own-waiver'; person: string }
  | { code: 'below-assurance'; person: string; has: Assurance; needs: Assurance }
  | { code: 'expired'; person: string; at: string; until: string }
  | { code: 'withdrawn'; person: string; at: string }
  | { code: 'not-yet'; person: string; at: string }
  /** The rule asks for the owner's desk, and the entry names no owner. */
  | { code: 'no-owner' }
  | { code: 'changes-requested'; person: string; desk: string; at: string; comment: string }
  | { code: 'unpublished'; person: string; desk: string; at: string }
  | { code: 'waiver-expired'; person: string; at: string; until: string }
  | { code: 'damaged'; file: string; message: string };

/** An approval that counts. */
export interface Given {
  person: string;
  at: string;
  assurance: Assurance;
  record: string;
  /** The first day on which it no longer counts. */
  until?: string;
}

export interface DeskVerdict {
  desk: string;
  /** How many people the rule asks for. */
  needed: number;
  given: Given[];
  /** Why there are not more; empty where there are enough. */
  reasons: Reason[];
}

/** What the gate finds for an entry's bytes at one moment. Plain JSON: it is part of the page's key. */
export interface Verdict {
  approved: boolean;
  /** What the approval rests on; absent where there is none. */
  basis?: 'nothing-asked' | 'desks' | 'import' | 'waiver';
  onUnapproved: Rule['onUnapproved'];
  desks: DeskVerdict[];
  /** What speaks against the entry whichever desks approved it. */
  blocks: Reason[];
  /** A waiver that has not been followed by the approvals that it stands in for. */
  waiver?: { person: string; desk: string; at: string; until: string; comment: string };
  import?: { person: string; at: string };
  /** People whom the records name as authors. */
  authors: string[];
}
