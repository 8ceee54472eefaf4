import type { KitOutput } from '../../kits/making/output.ts';
import type { Content } from '../../model/content.ts';
import type { Change, EntryName } from './change.ts';
import type { RenderedPage } from '../../astro/render/pages.ts';

/** What the desk tells the renderer's process. Contents are numbered, and stay there until they are forgotten. */
export type Message =
  | { type: 'content'; id: number; content: Content }
  | { type: 'forget'; id: number }
  | ({ type: 'question' } & Question);

/** Asked one at a time; each has one {@link Answer}. */
export type Question = ContentQuestion | KitFileQuestion;

/** About a content, with a change to it or without. */
export type ContentQuestion = PageQuestion | EntryQuestion<'card'> | EntryQuestion<'hit'>;

interface PageQuestion extends Asked {
  want: 'page';
  address: string;
}

interface EntryQuestion<Want> extends Asked {
  want: Want;
  entry: EntryName;
}

/** Where the bytes are of a file that a page shown before refers to. */
interface KitFileQuestion {
  want: 'kit-file';
  /** Without the site's base path. */
  address: string;
}

interface Asked {
  /** The number of the content that the change is made to. */
  base: number;
  change: Change;
  now: Date;
  /** Whether what only lacks approval is shown. */
  unapproved: boolean;
}

export interface RenderedCard {
  png: Uint8Array;
  /** Characters of the card that no font has. */
  missing: string[];
}

/** What each question is answered with; a card and a hit are undefined where the entry is not shown. */
export interface Answers {
  page: RenderedPage;
  card: RenderedCard | undefined;
  hit: string | undefined;
  'kit-file': KitOutput | undefined;
}

export type Answer = { value: Answers[keyof Answers] } | { error: string };
