import type { ForgeKind, SiteForge } from '../model/forge.ts';
import type { Forge, ForgeService } from './forge.ts';
import { githubService } from './github-service.ts';

/** The forges that Colophon speaks with. A further one is registered here and in model/forge.ts. */
export const services: Record<ForgeKind, ForgeService> = { github: githubService };

/** The forge that site.yaml names, for who has a token; it runs in browsers too. */
export function openForge({ kind, api, repository }: SiteForge, token: string): Forge {
  return services[kind].open({ api, repository, token });
}
