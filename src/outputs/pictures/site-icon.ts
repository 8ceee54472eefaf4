import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { icons, mark } from '../seo/icons.ts';
import { renderIcon, wrapIco } from './icon.ts';

/** An icon of the site. */
export interface SiteIcon {
  bytes: Buffer;
  /** Its `Content-Type`. */
  type: string;
}

/**
 * Makes an icon from the mark, `public/favicon.svg`.
 * @param address path without the site's base path
 * @param publicDir folder with the mark
 * @returns undefined where no icon has this address
 * @throws Error that says what to do, where the mark is missing or invalid
 */
export async function siteIcon(address: string, publicDir: string): Promise<SiteIcon | undefined> {
  const icon = Object.values(icons).find((one) => one.address === address);
  if (icon === undefined) return undefined;
  const drawing = await readMark(publicDir);
  const png = await renderIcon(drawing, icon).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `public${mark} cannot be drawn (${reason}). Export it anew as plain SVG, with its text as paths.`,
      { cause: error },
    );
  });
  return icon === icons.tab
    ? { bytes: wrapIco(png, icon.size), type: 'image/x-icon' }
    : { bytes: png, type: 'image/png' };
}

async function readMark(publicDir: string): Promise<string> {
  return readFile(join(publicDir, mark), 'utf8').catch((error: unknown) => {
    throw new Error(
      `public${mark} cannot be read. Put the site’s mark there, as SVG: the icons are made of it.`,
      { cause: error },
    );
  });
}
