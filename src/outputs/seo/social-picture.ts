import { stringsFor } from '../../i18n/strings.ts';
import { socialVariant } from '../../content/media/variants.ts';
import { siteCardAddress } from '../../publication/addresses.ts';
import type { Chrome } from '../../publication/chrome.ts';
import type { Frame } from '../../publication/frame.ts';

/** A picture as other sites show it beside a link. Width and height in pixels. */
export interface SocialImage {
  address: string;
  alt: string;
  width: number;
  height: number;
}

/** The picture of a page: the editor's, else its card, else the site's picture, else the site's card. */
export function socialPicture(frame: Frame, chrome: Chrome): SocialImage {
  const { social } = frame;
  if (social.kind === 'picture') {
    const { src, alt, file } = social.picture;
    return { address: socialVariant(src, file).address, alt, ...socialSize(file.picture) };
  }
  const t = stringsFor(frame.textLang);
  const card = { width: 1200, height: 630 };
  if (social.kind === 'card') {
    const kinds = { posts: t.kindPost, faq: t.kindAnswer, kits: t.kindKit, pages: t.kindPage };
    return {
      address: social.address,
      alt: t.cardAlt(kinds[social.alt.collection], social.alt.title),
      ...card,
    };
  }
  const { image } = chrome;
  if (image === undefined) {
    return { address: siteCardAddress(frame.lang), alt: `${chrome.siteName} – ${chrome.tagline}`, ...card };
  }
  const file = {
    digest: image.digest,
    bytes: 0,
    picture: { width: image.width, height: image.height, format: 'png' as const },
  };
  return { address: socialVariant(image.src, file).address, alt: image.alt, ...socialSize(image) };
}

function socialSize(picture: { width: number; height: number } | undefined) {
  const { width, height } = picture ?? { width: 1200, height: 630 };
  const scaled = Math.min(1200, width);
  return { width: scaled, height: Math.round((height * scaled) / width) };
}
