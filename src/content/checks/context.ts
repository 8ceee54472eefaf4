export interface CheckContext {
  now: Date;
  /** Whether a file of the media folder exists, by address. */
  media: (address: string) => boolean;
  /** Whether a media file is a picture, by its address. */
  isPicture: (address: string) => boolean;
  /** All media addresses, to suggest from. */
  mediaAddresses: readonly string[];
  /** Without a policy, any desk may be named. */
  hasPolicy: boolean;
}

/** An address of the site with the anchors on its page. `live` is false if the entry is not on the site now. */
export interface Target {
  anchors: ReadonlySet<string>;
  live: boolean;
}

export interface Moved {
  to: string;
  /** Whether it is on the site now. */
  live: boolean;
}
