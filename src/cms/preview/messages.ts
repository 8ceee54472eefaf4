import type { KitOutput } from '../../kits/making/output.ts';
import type { Content } from '../../model/content.ts';
import type { Change, EntryName } from './change.ts';
import type { RenderedPage } from '../../astro/render/pages.ts';

/** Messages from the desk to the renderer's process. Contents have numbers and stay there until they are forgotten. */
export type Message =
  | { type: 'content'; id: number; content: Content }
  | { type: 'forget'; id: number }
  | ({ type: 'question' } & Question);

/** Questions, sent one at a time; each has one {@link Answer}. */
export type Question = ContentQuestion | KitFileQuestion;

/** About a content, with or without a change. */
export type ContentQuestion = PageQuestion | EntryQuestion<'card'> | EntryQuestion<'hit'>;

interface PageQuestion extends Asked {
  want: 'page';
  address: string;
}

interface EntryQuestion<Want> extends Asked {
  want: Want;
  entry: EntryName;
}

/** Asks for the source of a file that an earlier page refers to. */
interface KitFileQuestion {
  want: 'kit-file';
  /** Without the site's base path. */
  address: string;
}

interface Asked {
  /** The number of the content to which the change applies. */
  base: number;
  change: Change;
  now: Date;
  /** Whether entries that only lack approval are shown. */
  unapproved: boolean;
}

export interface RenderedCard {
  png: Uint8Array;
  /** Characters of the card that no font has. */
  missing: string[];
}

/** The answers to the questions; a card and a hit are undefined if the entry is not shown. */
export interface Answers {
  page: RenderedPage;
  card: RenderedCard | undefined;
  hit: string | undefined;
  'kit-file': KitOutput | undefined;
}

export type Answer = { value: Answers[keyof Answers] } | { error: string };
