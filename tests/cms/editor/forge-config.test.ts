import { expect, test } from 'vitest';
import { forgeBackend, mayPublish } from '../../../src/cms/editor/forge-config.ts';
import { forge, forgeHome } from '../../../src/model/forge.ts';
import { policy } from '../../../src/model/policy.ts';

const settings = (more: object = {}) => forge.parse({ kind: 'github', repository: 'my-town/site', ...more });

test('Decap gets the repository and only the permissions that it needs', () => {
  expect(forgeBackend(settings(), true)).toMatchObject({
    name: 'github',
    repo: 'my-town/site',
    branch: 'main',
    api_root: 'https://api.github.com',
    squash_merges: true,
    auth_scope: 'public_repo',
  });
  const whole = forgeBackend(
    settings({
      login: 'https://login.example/',
      preview: 'pages/preview',
      api: 'https://git.example/api/v3/',
    }),
    false,
  );
  expect(whole).toMatchObject({
    api_root: 'https://git.example/api/v3',
    base_url: 'https://login.example',
    auth_endpoint: 'auth',
    preview_context: 'pages/preview',
    auth_scope: 'repo',
  });
});

test.each([
  ['https://api.github.com', 'https://github.com'],
  ['https://git.example/api/v3', 'https://git.example'],
])('people of %s look at %s', (api, home) => {
  expect(forgeHome({ kind: 'github', api })).toBe(home);
});

test.each([
  [{ match: 'posts/**', require: { legal: 1 } }, 'posts', false],
  [{ match: 'posts/**', require: { legal: 1 } }, 'faq', true],
  [{ match: 'posts/**', when: { partnership: true }, require: { legal: 1 } }, 'posts', false],
  [{ match: 'faq/**', ownerDesk: 1 }, 'faq', false],
  [{ match: '**', require: { legal: 1 } }, 'topics', false],
  [{ match: '{posts,faq}/**', require: { legal: 1 } }, 'posts', false],
  [{ match: '**' }, 'posts', true],
])('with the rule %j Decap may merge %s: %s', (rule, collection, expected) => {
  const desks = { legal: { name: 'Legal' } };
  expect(mayPublish(collection, policy.parse({ desks, rules: [rule] }))).toBe(expected);
});
