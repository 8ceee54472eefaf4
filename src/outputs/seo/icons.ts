/** The site's mark. The only file to replace: all other icons are made from it, see {@link icons}. */
export const mark = '/favicon.svg';

/** An icon made from the mark. */
export interface Icon {
  address: string;
  /** Width and height in pixels. */
  size: number;
  /** The mark's part of the width. */
  share: number;
  /**
   * Whether the space around the mark is filled with the colour of its edge, for systems that cut off the corners.
   */
  filled: boolean;
}

/** Icons for systems that do not draw the SVG mark itself. */
export const icons = {
  /** Requested at this address by programs that do not read pages, such as feed readers. */
  tab: { address: '/favicon.ico', size: 32, share: 1, filled: false },
  /** iOS rounds the corners, and paints transparent areas black. */
  apple: { address: '/apple-touch-icon.png', size: 180, share: 1, filled: true },
  small: { address: '/icon-192.png', size: 192, share: 1, filled: false },
  large: { address: '/icon-512.png', size: 512, share: 1, filled: false },
  /**
   * Android cuts its own shape out of it; only the middle four fifths are always visible.
   * @see https://w3c.github.io/manifest/#icon-masks
   */
  maskable: { address: '/icon-maskable-512.png', size: 512, share: 0.7, filled: true },
} as const satisfies Record<string, Icon>;
