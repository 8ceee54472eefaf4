import type { Lang } from '../../model/languages.ts';
import type { EndedIn } from './ended-in.ts';
import type { DraftCollection } from '../desk/names.ts';

export const groups = ['mine', 'others', 'ready', 'written', 'site'] as const;

export type Group = (typeof groups)[number];

/** Something in the queue. */
export interface Row {
  group: Group;
  address: string;
  title: string;
  collection: DraftCollection;
  langs: Lang[];
  authors: string[];
  since: string;
  /** Desks whose approval is missing. */
  desks: string[];
  /** The people of these desks who can approve now. */
  people: Record<string, string[]>;
  /** The approvals that its changes ended. */
  ended: EndedIn[];
  faults: number;
  fits: boolean;
  /** Only for entries of main: held back, or the day on which their approval ends. */
  main?: { held: boolean; until?: string; waiver: boolean };
}
