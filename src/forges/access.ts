import { forgeKinds, publicApis } from '../model/forge.ts';
import type { SiteForge } from '../model/forge.ts';
import { ForgeFault } from './forge.ts';
import type { Forge, ForgeAccess } from './forge.ts';
import { services } from './services.ts';

type Environment = Record<string, string | undefined>;

/**
 * How to reach the forge from a program: where it is by site.yaml or by what a workflow has in its environment, from which
 * the token comes too.
 * @throws ForgeFault where nobody says which repository
 */
export function accessFrom(env: Environment, site: SiteForge | undefined): ForgeAccess {
  const kind = site?.kind ?? forgeKinds[0];
  const given = services[kind].environment(env);
  const repository = site?.repository ?? given.repository;
  if (!repository)
    throw new ForgeFault(
      'refused',
      'site.yaml names no forge. Add forge: with kind: github and repository: owner/name.',
    );
  return {
    api: given.api || (site?.api ?? publicApis[kind]),
    repository,
    ...(given.token && { token: given.token }),
  };
}

/** The forge itself. @throws ForgeFault as {@link accessFrom} */
export function forgeFrom(env: Environment, site: SiteForge | undefined): Forge {
  return services[site?.kind ?? forgeKinds[0]].open(accessFrom(env, site));
}
