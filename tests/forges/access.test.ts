import { expect, test } from 'vitest';
import { accessFrom } from '../../src/forges/access.ts';
import { forge } from '../../src/model/forge.ts';

const site = forge.parse({ kind: 'github', repository: 'olga/site' });
const house = forge.parse({ kind: 'github', repository: 'olga/site', api: 'https://git.example/api/v3' });

test.each([
  {
    name: 'site.yaml alone',
    env: {},
    given: house,
    expected: { api: 'https://git.example/api/v3', repository: 'olga/site' },
  },
  {
    name: 'a workflow without settings',
    env: { GITHUB_REPOSITORY: 'a/b', GITHUB_API_URL: 'https://git.example/api/v3', GITHUB_TOKEN: 't' },
    given: undefined,
    expected: { api: 'https://git.example/api/v3', repository: 'a/b', token: 't' },
  },
  {
    name: 'both: the repository of the content, at the address that the token is for',
    env: { GITHUB_REPOSITORY: 'a/b', GITHUB_API_URL: 'https://api.github.com', GH_TOKEN: 't' },
    given: house,
    expected: { api: 'https://api.github.com', repository: 'olga/site', token: 't' },
  },
  {
    name: 'empty variables are ignored',
    env: { GITHUB_API_URL: '', GITHUB_TOKEN: '', GITHUB_REPOSITORY: '' },
    given: site,
    expected: { api: 'https://api.github.com', repository: 'olga/site' },
  },
])('the forge is found by: $name', ({ env, given, expected }) => {
  expect(accessFrom(env, given)).toEqual(expected);
});

test('a missing forge is an error', () => {
  expect(() => accessFrom({}, undefined)).toThrow('site.yaml names no forge. Add forge:');
});
