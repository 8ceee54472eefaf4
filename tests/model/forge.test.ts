import { expect, test } from 'vitest';
import { forge } from '../../src/model/forge.ts';

const given = (more: object = {}) => forge.safeParse({ kind: 'github', repository: 'my-town/site', ...more });

test('owner and name are sufficient', () => {
  expect(given().data).toEqual({
    kind: 'github',
    repository: 'my-town/site',
    branch: 'main',
    api: 'https://api.github.com',
    maintainers: [],
  });
});

test.each([
  [{ repository: 'https://github.com/my-town/site' }, 'this is not the name of a repository'],
  [{ repository: 'my-town/..' }, 'this is not the name of a repository'],
  [{ repository: 'my-town' }, 'this is not the name of a repository'],
  [{ branch: '../main' }, 'git takes no branch of this name'],
  [{ branch: '-main' }, 'git takes no branch of this name'],
  [{ branch: 'main.lock' }, 'git takes no branch of this name'],
  [{ api: 'http://github.example' }, 'tokens are sent to this address'],
  [{ api: 'https://user@github.example' }, 'tokens are sent to this address'],
  [{ login: 'https://login.example/?to=x' }, 'tokens are sent to this address'],
  [{ maintainers: ['olga'] }, 'neither an account of the forge nor a team'],
  [{ maintainers: ['@olga\n* @eve'] }, 'neither an account of the forge nor a team'],
  [{ kind: 'svn' }, 'expected "github"'],
])('%j is refused', (more, sentence) => {
  expect(given(more).error?.issues[0]?.message).toContain(sentence);
});

test.each([
  { branch: 'release/2.0' },
  { api: 'https://github.example/api/v3' },
  { api: 'http://127.0.0.1:4000/api/v3' },
  { repository: 'o/a.b_c-d' },
])('%j is accepted', (more) => {
  expect(given(more).data).toMatchObject(more);
});
