/** A media file as a page shows it: addresses are finished, with the site's base path. */
export type MediaInfo =
  | {
      kind: 'image';
      width: number;
      height: number;
      /** For browsers that know no other source. */
      src: string;
      sources: { type: string; srcset: string }[];
      bytes: number;
      /** The whole picture, where it is offered as a download. */
      full?: string;
    }
  | { kind: 'file'; src: string; bytes: number; type: string };
