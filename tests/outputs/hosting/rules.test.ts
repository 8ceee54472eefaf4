import { describe, expect, test } from 'vitest';
import { redirectsFile } from '../../../src/outputs/hosting/redirects.ts';
import { HostingRules } from '../../../src/lib/http/host-rules.ts';

const redirects = `# comment
/old/ /new/ 301!
/plain/   /new/   301 # why
/bare /new/
/gone/ /gone/ 410!
/soft/ /other/ 302
/docs/* /help/:splat 301
/by/:year/:slug/ /blog/:slug/?year=:year 301
/away/ https://elsewhere.example/ 301
/Hilfe%3AStart/ /help/ 301!
/caf%C3%A9/ /coffee/ 301!
/here/ /there/ 301 Country=fr
/broken /x/ three
nonsense
`;

describe('redirects', () => {
  const rules = new HostingRules('', redirects);
  test.each([
    ['/old/', true, '/new/', 301],
    ['/old', true, '/new/', 301],
    ['/plain/', false, '/new/', 301],
    ['/plain/', true, undefined, undefined],
    ['/bare', false, '/new/', 301],
    ['/gone/', true, '/gone/', 410],
    ['/soft/', false, '/other/', 302],
    ['/docs/a/b/', false, '/help/a/b/', 301],
    ['/by/2020/first/', false, '/blog/first/?year=2020', 301],
    ['/away/', false, 'https://elsewhere.example/', 301],
    ['/Hilfe:Start/', true, '/help/', 301],
    ['/Hilfe%3AStart/', true, '/help/', 301],
    ['/caf%C3%A9/', true, '/coffee/', 301],
    ['/café/', true, '/coffee/', 301],
    ['/docs/%C3%A9%20x/', false, '/help/%C3%A9%20x/', 301],
    ['/here/', false, undefined, undefined],
    ['/broken', false, undefined, undefined],
    ['/%E0%A4%A', false, undefined, undefined],
    ['/older/', false, undefined, undefined],
  ])('%s, with a file there: %s', (path, hasFile, to, status) => {
    const found = rules.redirectFor(path, hasFile);
    expect([found?.to, found?.status]).toEqual([to, status]);
  });
});

test('a deleted file leads to its page, unless there is a file again', () => {
  const rules = new HostingRules(
    '',
    redirectsFile([{ from: '/kits/a/é 1.zip', page: '/kits/a/versions/1/' }]),
  );
  const found = (hasFile: boolean) => rules.redirectFor('/kits/a/%C3%A9%201.zip', hasFile);
  expect([found(false)?.to, found(false)?.status]).toEqual(['/kits/a/versions/1/', 410]);
  expect(found(true)).toBeUndefined();
});

test('headers of every matching block are joined, and a name can be removed', () => {
  const rules = new HostingRules(
    '/*\n  X-A: 1\n  X-B: 2\n\n# note\n/a/:id/\n  X-A: 3\n/a/b/\n  ! X-B\n  Link: </x>; rel=next # not\n',
    '',
  );
  expect([...rules.headersFor('/a/c/')]).toEqual([
    ['x-a', '1, 3'],
    ['x-b', '2'],
  ]);
  expect([...rules.headersFor('/a/b/')]).toEqual([
    ['link', '</x>; rel=next'],
    ['x-a', '1, 3'],
  ]);
  expect([...rules.headersFor('/a/b/c/')]).toEqual([
    ['x-a', '1'],
    ['x-b', '2'],
  ]);
});

test('dots and brackets in an address are literal', () => {
  const rules = new HostingRules('/a.b(c)+/\n  X: y\n', '');
  expect(rules.headersFor('/a.b(c)+/').get('x')).toBe('y');
  expect(rules.headersFor('/aXb(c)+/').has('x')).toBe(false);
});

test('empty files give no rules', () => {
  const rules = new HostingRules('', '');
  expect([...rules.headersFor('/')]).toEqual([]);
  expect(rules.redirectFor('/', false)).toBeUndefined();
});
