/** The components that an editor may use in a body; anything else is refused. */
export const componentNames = ['Callout', 'Figure', 'Quote', 'Video', 'Steps', 'Download', 'Term'] as const;
export type ComponentName = (typeof componentNames)[number];

/**
 * A compiled body is a flat list of chunks. `html` is finished markup and may open an element that a later chunk
 * closes, so that a page of plain text is a single chunk. Only what a page has to decide when it is rendered (where a
 * link leads, which sizes a picture has) stays a node.
 */
export type Chunk =
  | { type: 'html'; html: string }
  | { type: 'link'; href: string; title?: string; children: Chunk[] }
  | { type: 'picture'; src: string; alt: string; title?: string }
  /** `props` are the attributes as written; a Term also has an `id`, unique in the body. */
  | { type: 'component'; name: ComponentName; props: Record<string, string>; children: Chunk[] };

export interface Heading {
  depth: number;
  /** The anchor, unique in the body. */
  id: string;
  text: string;
}

/** A link or file that a body refers to, and its position. */
export interface Reference {
  to: string;
  line: number;
  column: number;
}

/** A few words of a text, and their position. */
export interface Words {
  text: string;
  line: number;
  column: number;
}

/** Words that may be a disclosure label; label-matcher.ts decides whether they are. */
export interface LabelCandidates {
  /** The first words, shortened where there are many. */
  opening?: Words;
  /** Short paragraphs, except the first. */
  alone: Words[];
  hashtags: Words[];
}

/** Everything that the site needs of an entry's body. Plain JSON: it is stored in a file named by digest. */
export interface Body {
  chunks: Chunk[];
  headings: Heading[];
  /** Every id in the body that a link may point to, including headings and footnotes. */
  anchors: string[];
  words: number;
  /** Site-relative links: `/faq/what-is-it/#terms`, `#terms`. */
  links: Reference[];
  /** Files under `/media/` that the body shows or offers for download. */
  media: Reference[];
  labelCandidates: LabelCandidates;
}
