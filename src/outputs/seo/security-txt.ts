import type { Site } from '../../model/site.ts';
import { absolute, securityTxtAddress } from '../../publication/addresses.ts';

/**
 * Days until the file expires. The standard recommends less than a year, so that nobody writes to a contact who has
 * left.
 */
const validDays = 330;

/**
 * @param now the build's time; the expiry is at midnight, so that all builds of one day write the same
 * @returns undefined where the site has no such file
 * @see https://www.rfc-editor.org/rfc/rfc9116
 */
export function writeSecurityTxt(
  site: Pick<Site, 'contacts' | 'languages' | 'url'>,
  now: Date,
): string | undefined {
  const { security } = site.contacts;
  const address = securityTxtAddress(site);
  if (security === undefined || address === undefined) return undefined;
  const end = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + validDays));
  const lines = {
    Contact: security.startsWith('https://') ? new URL(security).href : `mailto:${security}`,
    Expires: end.toISOString().replace('.000', ''),
    'Preferred-Languages': site.languages.join(', '),
    Canonical: absolute(address, site),
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}
