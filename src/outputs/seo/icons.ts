/** The site's mark. It is the one file to replace: all other icons are made of it, see {@link icons}. */
export const mark = '/favicon.svg';

/** A picture that is made of the mark. */
export interface Icon {
  address: string;
  /** Width and height in pixels. */
  size: number;
  /** How much of the width the mark takes. */
  share: number;
  /** Whether what the mark leaves free is filled with the colour of its edge: where systems cut the corners off. */
  filled: boolean;
}

/** What systems ask for that do not draw the mark itself. */
export const icons = {
  /** Asked for at this address by whoever reads no pages, such as feed readers. */
  tab: { address: '/favicon.ico', size: 32, share: 1, filled: false },
  /** iOS rounds the corners, and paints black what is transparent. */
  apple: { address: '/apple-touch-icon.png', size: 180, share: 1, filled: true },
  small: { address: '/icon-192.png', size: 192, share: 1, filled: false },
  large: { address: '/icon-512.png', size: 512, share: 1, filled: false },
  /**
   * Android cuts a shape of its own out of it, of which only the middle four fifths are certain.
   * @see https://w3c.github.io/manifest/#icon-masks
   */
  maskable: { address: '/icon-maskable-512.png', size: 512, share: 0.7, filled: true },
} as const satisfies Record<string, Icon>;
