import { github } from './github.ts';
import type { ForgeService } from './forge.ts';

/** GitHub, and GitHub Enterprise Servers of a house's own. */
export const githubService: ForgeService = {
  open: github,
  environment: (env) => ({
    api: env['GITHUB_API_URL'],
    repository: env['GITHUB_REPOSITORY'],
    token: env['GITHUB_TOKEN'] || env['GH_TOKEN'],
  }),
  numberOf: 'api.github.com/users/<login>',
};
