/** The components that an editor may use in a body; anything else is refused. */
export const componentNames = ['Callout', 'Figure', 'Quote', 'Video', 'Steps', 'Download', 'Term'] as const;
export type ComponentName = (typeof componentNames)[number];

/**
 * A compiled body is a flat run of chunks. `html` is finished markup and may open an element that a later
 * chunk closes, so that a page of plain text is a single chunk; only what the page must decide at render time
 * (where a link leads, which sizes a picture has) stays a node.
 */
export type Chunk =
  | { type: 'html'; html: string }
  | { type: 'link'; href: string; title?: string; children: Chunk[] }
  | { type: 'picture'; src: string; alt: string; title?: string }
  /** `props` are the attributes as written; a Term has an `id` besides, unique in the body. */
  | { type: 'component'; name: ComponentName; props: Record<string, string>; children: Chunk[] };

export interface Heading {
  depth: number;
  /** The anchor, unique in the body. */
  id: string;
  text: string;
}

/** Something that a body refers to, with the place where it does so. */
export interface Reference {
  to: string;
  line: number;
  column: number;
}

/** A few words of a text, and where they begin. */
export interface Words {
  text: string;
  line: number;
  column: number;
}

/** Words that may be a label; whether they are one is decided elsewhere. */
export interface LabelCandidates {
  /** The first words; cut where they are many. */
  opening?: Words;
  /** Paragraphs of a few words, apart from the first. */
  alone: Words[];
  hashtags: Words[];
}

/** All that the site needs of an entry's body. Plain JSON: it is kept in a file named by digest. */
export interface Body {
  chunks: Chunk[];
  headings: Heading[];
  /** Every id in the body that a link may point to, headings and footnotes included. */
  anchors: string[];
  words: number;
  /** Site-relative links: `/faq/what-is-it/#terms`, `#terms`. */
  links: Reference[];
  /** Files under `/media/` that the body shows or offers. */
  media: Reference[];
  labelCandidates: LabelCandidates;
}
