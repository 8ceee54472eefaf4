import type { FieldReference } from './references.ts';
import type { AnyEntry } from './entry.ts';
import type { Records } from './collections.ts';
import type { Policy } from './policy.ts';
import type { PastKit, Release } from './release.ts';
import type { Site } from './site.ts';
import type { Tombstone } from './tombstone.ts';

/** Everything that the content folder says, without the bodies. Plain data. */
export interface Content {
  site: Site;
  policy: Policy;
  people: Record<string, Records['people']>;
  topics: Record<string, Records['topics']>;
  series: Record<string, Records['series']>;
  partners: Record<string, Records['partners']>;
  entries: AnyEntry[];
  /** What was published of kits, in the order of their files. */
  releases: Release[];
  /** Those of them that are not the current versions of their kits. */
  pastKits: PastKit[];
  /** What was on the site and was taken down, in the order of their files. */
  tombstones: Tombstone[];
  /** What site.yaml's own picture is, by address. */
  media: AnyEntry['media'];
}

/** Something that a file refers to, and where in the file. */
export interface Mention extends Pick<FieldReference, 'to' | 'id'> {
  line: number;
  column: number;
}

/** Words that may be a label because of where they stand: before a title or a text, alone in a paragraph, in a hashtag. */
export interface LabelLike {
  in: 'title' | 'description' | 'opening' | 'alone' | 'hashtag';
  text: string;
  line: number;
  column: number;
}

/** What `check` needs of a file beyond its data. */
export interface FileFacts {
  /** Path inside the content folder. */
  file: string;
  mentions: Mention[];
  /** Links of the body with their anchors, as written. */
  links: { to: string; line: number; column: number }[];
  anchors: string[];
  aliases: { to: string; line: number; column: number }[];
  /** Where the entry says by what id feeds know it. */
  id?: { line: number; column: number };
  /** Which part of its series a post says that it is. */
  part?: { number: number; line: number; column: number };
  /** Where the entry says what its address will say once it is taken down, and what to read instead. */
  takenDown?: { line: number; column: number; replacement?: { line: number; column: number } };
  /** Days on which the entry says that it was corrected. */
  corrections?: { date: string; line: number; column: number }[];
  /** Words of a post that look like an advertising label. */
  labelLike?: LabelLike[];
  /** Where a field stands; kits alone have it, since their rules look into single fields. */
  locate?: (path: readonly (string | number)[]) => { line: number; column: number };
  /** The entry that the file holds; absent for records and for files whose fields could not be read. */
  entry?: AnyEntry;
}
