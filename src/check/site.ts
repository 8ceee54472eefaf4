import type { Problem } from '../model/problem.ts';
import type { Site } from '../model/site.ts';
import { basePath, securityTxtAddress } from '../publication/addresses.ts';

/**
 * What of site.yaml has no effect. Pure.
 * @param locate where a field of the file stands
 */
export function checkSite(
  site: Site,
  locate: (path: readonly (string | number)[]) => { line: number; column: number },
): Problem[] {
  if (site.contacts.security === undefined || securityTxtAddress(site) !== undefined) return [];
  const { origin } = new URL(site.url);
  return [
    {
      file: 'site.yaml',
      ...locate(['contacts', 'security']),
      code: 'security-txt-below-root',
      message: `the site stands below ${basePath(site)}, and security.txt is looked for at the root of ${origin} alone, so that none is made`,
      fix: `Ask whoever runs ${origin} to name your contact in /.well-known/security.txt, or take it out here.`,
    },
  ];
}
