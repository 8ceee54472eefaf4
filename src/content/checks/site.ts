import type { Problem } from '../../model/problem.ts';
import type { Site } from '../../model/site.ts';
import { absolute, basePath, securityTxtAddress } from '../../publication/addresses.ts';
import { sitemapAddress } from '../../publication/file-addresses.ts';

type Locate = (path: readonly (string | number)[]) => { line: number; column: number };

/**
 * Settings of site.yaml that do not work if the site is under a path. Pure.
 * @param locate gives the place of a field in the file
 */
export function checkSite(site: Site, locate: Locate): { errors: Problem[]; warnings: Problem[] } {
  if (basePath(site) === '/') return { errors: [], warnings: [] };
  return { errors: editor(site, locate), warnings: [...rootFiles(site, locate), ...security(site, locate)] };
}

/** Decap and the desk expect /admin/ at the root. */
function editor(site: Site, locate: Locate): Problem[] {
  if (site.admin !== true) return [];
  const { origin } = new URL(site.url);
  return [
    {
      file: 'site.yaml',
      ...locate(['admin']),
      code: 'admin-below-root',
      message: `admin: true puts the editor at ${origin}/admin/, and the site stands below ${basePath(site)}`,
      fix: 'Take the line admin out; npm start has the editor all the same. To have it on the site, give the site a host of its own and write that as url.',
    },
  ];
}

/** Files that the build writes for programs that look at the root of a host. */
function rootFiles(site: Site, locate: Locate): Problem[] {
  const { origin } = new URL(site.url);
  const base = basePath(site);
  return [
    {
      file: 'site.yaml',
      ...locate(['url']),
      code: 'files-below-root',
      message: `the site stands below ${base}, and ${belowRoot} are read at the root of ${origin} alone: those of this site have no effect`,
      fix: `Ask whoever runs ${origin} to add the line “Sitemap: ${absolute(sitemapAddress, site)}” to its robots.txt, and what the build writes into _headers and _redirects to its own. Pages, feeds, icons and manifests name each other by their whole addresses: nothing needs to be done about them.`,
    },
  ];
}

/** Files that hosts and programs look for only at the root of a host. */
const belowRoot = 'robots.txt, humans.txt, security.txt, _headers and _redirects';

function security(site: Site, locate: Locate): Problem[] {
  if (site.contacts.security === undefined || securityTxtAddress(site) !== undefined) return [];
  const { origin } = new URL(site.url);
  return [
    {
      file: 'site.yaml',
      ...locate(['contacts', 'security']),
      code: 'security-txt-below-root',
      message: `the site stands below ${basePath(site)}, and security.txt is looked for at the root of ${origin} alone, so that none is made`,
      fix: `Ask whoever runs ${origin} to name your contact in /.well-known/security.txt, and take the line security out here.`,
    },
  ];
}
