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
  /** Desks from which something is missing. */
  desks: string[];
  /** The people of these desks who have the next word. */
  people: Record<string, string[]>;
  /** What its changes ended of what the desks had approved. */
  ended: EndedIn[];
  faults: number;
  fits: boolean;
  /** Only of what is on main: held back, or the day on which what it rests on ends. */
  main?: { held: boolean; until?: string; waiver: boolean };
}
