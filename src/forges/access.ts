import type { SiteForge } from '../model/forge.ts';
import { ForgeFault } from './forge.ts';
import type { Forge, ForgeAccess } from './forge.ts';
import { github } from './github.ts';

/**
 * How to reach the forge from a program: the repository from site.yaml or from a workflow's environment, the token
 * from GITHUB_TOKEN.
 * @throws ForgeFault where neither names a repository
 */
export function accessFrom(
  env: Record<string, string | undefined>,
  site: SiteForge | undefined,
): ForgeAccess {
  const repository = site?.repository ?? env['GITHUB_REPOSITORY'];
  if (!repository)
    throw new ForgeFault(
      'refused',
      'site.yaml names no forge. Add forge: with kind: github and repository: owner/name.',
    );
  const token = env['GITHUB_TOKEN'] || env['GH_TOKEN'];
  return {
    api: env['GITHUB_API_URL'] || (site?.api ?? 'https://api.github.com'),
    repository,
    ...(token && { token }),
  };
}

/** The forge of a site. @throws ForgeFault as {@link accessFrom} */
export function forgeFrom(env: Record<string, string | undefined>, site: SiteForge | undefined): Forge {
  return github(accessFrom(env, site));
}
