import { id, repo, step } from './step.ts';
import type { Step } from './step.ts';

/** Users and their permissions. */
export const people: Step[] = [
  step('alice', 'the user of the token', () => ['GET', '/user']),
  step(null, 'the user without a token', () => ['GET', '/user']),
  step('alice', 'another user', () => ['GET', '/users/lea'], id('lea')),
  step('alice', 'a user by id', ({ lea = '' }) => ['GET', `/user/${lea}`]),
  step('alice', 'a user that does not exist', () => ['GET', '/users/nobody']),
  step('alice', 'the rate limit', () => ['GET', '/rate_limit']),
  step('alice', 'the repository', () => ['GET', repo]),
  step('eve', 'the repository, for an outsider', () => ['GET', repo]),
  step('alice', 'a repository that does not exist', () => ['GET', '/repos/olga/nothing']),
  step('alice', 'the collaborators', () => ['GET', `${repo}/collaborators`]),
  step('alice', 'whether Léa is a collaborator', () => ['GET', `${repo}/collaborators/lea`]),
  step('alice', 'Léa’s permission', () => ['GET', `${repo}/collaborators/lea/permission`]),
  step('alice', 'Eve’s permission', () => ['GET', `${repo}/collaborators/eve/permission`]),
  step('eve', 'the collaborators, for an outsider', () => ['GET', `${repo}/collaborators`]),
  step('alice', 'the published site', () => ['GET', `${repo}/pages`]),
  step('alice', 'a secret of workflows', () => ['GET', `${repo}/actions/secrets/RECORDS_TOKEN`]),
  step('alice', 'a variable of workflows', () => ['GET', `${repo}/actions/variables/DEPLOY`]),
];
