import { kindName } from '../../i18n/collection-words.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { socialVariant } from '../../content/media/variants.ts';
import { siteCardAddress } from '../../publication/addresses.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import type { PageMeta } from '../../publication/page-meta.ts';

/** A picture that other sites show beside a link. Width and height in pixels. */
export interface SocialImage {
  address: string;
  alt: string;
  width: number;
  height: number;
}

/** The picture of a page: the editor's, else its card, else the site's picture, else the site's card. */
export function socialPicture(pageMeta: PageMeta, shell: SiteShell): SocialImage {
  const { social } = pageMeta;
  if (social.kind === 'picture') {
    const { src, alt, file } = social.picture;
    return { address: socialVariant(src, file).address, alt, ...socialSize(file.picture) };
  }
  const t = stringsFor(pageMeta.textLang);
  const card = { width: 1200, height: 630 };
  if (social.kind === 'card') {
    return {
      address: social.address,
      alt: t.cardAlt(kindName(social.alt.collection, pageMeta.textLang), social.alt.title),
      ...card,
    };
  }
  const { image } = shell;
  if (image === undefined) {
    return { address: siteCardAddress(pageMeta.lang), alt: `${shell.siteName} – ${shell.tagline}`, ...card };
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
