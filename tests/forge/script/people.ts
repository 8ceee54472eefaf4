import { id, repo, step } from './step.ts';
import type { Step } from './step.ts';

/** Who is there, and what they may do. */
export const people: Step[] = [
  step('alice', 'who am I', () => ['GET', '/user']),
  step(null, 'who am I, without saying so', () => ['GET', '/user']),
  step('alice', 'somebody else', () => ['GET', '/users/lea'], id('lea')),
  step('alice', 'somebody by number', ({ lea = '' }) => ['GET', `/user/${lea}`]),
  step('alice', 'nobody', () => ['GET', '/users/nobody']),
  step('alice', 'how much may I ask', () => ['GET', '/rate_limit']),
  step('alice', 'the repository', () => ['GET', repo]),
  step('eve', 'the repository, for an outsider', () => ['GET', repo]),
  step('alice', 'a repository that is not there', () => ['GET', '/repos/olga/nothing']),
  step('alice', 'who may do what', () => ['GET', `${repo}/collaborators`]),
  step('alice', 'whether Léa takes part', () => ['GET', `${repo}/collaborators/lea`]),
  step('alice', 'what Léa may do', () => ['GET', `${repo}/collaborators/lea/permission`]),
  step('alice', 'what Eve may do', () => ['GET', `${repo}/collaborators/eve/permission`]),
  step('eve', 'who may do what, for an outsider', () => ['GET', `${repo}/collaborators`]),
  step('alice', 'the published site', () => ['GET', `${repo}/pages`]),
  step('alice', 'a secret of workflows', () => ['GET', `${repo}/actions/secrets/RECORDS_TOKEN`]),
  step('alice', 'a variable of workflows', () => ['GET', `${repo}/actions/variables/DEPLOY`]),
];
