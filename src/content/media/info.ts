/** A media file as a page shows it: its addresses include the site's base path. */
export type MediaInfo =
  | {
      kind: 'image';
      width: number;
      height: number;
      /** For browsers that know none of the other formats. */
      src: string;
      sources: { type: string; srcset: string }[];
      bytes: number;
      /** The whole picture, if it is offered as a download. */
      full?: string;
    }
  | { kind: 'file'; src: string; bytes: number; type: string };
