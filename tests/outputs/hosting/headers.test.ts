import { describe, expect, test } from 'vitest';
import { headerRules, headersFile } from '../../../src/outputs/hosting/headers.ts';
import { HostingRules } from '../../../src/lib/http/host-rules.ts';

const facts = { base: '/', folders: ['blog', 'fr', 'admin'], policy: 'ours', adminPolicy: 'theirs' };
const hostingOf = (more: Partial<Parameters<typeof headerRules>[0]> = {}, own = '') =>
  new HostingRules(headersFile(headerRules({ ...facts, ...more }), own), '');

/** As hosts do: every matching rule adds its headers, and those with the same name are joined. */
const policyAt = (path: string, more = {}) => hostingOf(more).headersFor(path).get('content-security-policy');

test.each([
  ['/', 'ours'],
  ['/blog/', 'ours'],
  ['/blog/first/', 'ours'],
  ['/fr/blog/first/', 'ours'],
  ['/fr/rss.xml', 'ours'],
  ['/admin/', 'theirs'],
  ['/admin/assets/app.js', 'theirs'],
  ['/nowhere/', null],
  ['/media/map.svg', null],
  ['/pagefind/pagefind-worker.js', null],
])('%s has at most one policy: %s', (path, expected) => {
  expect(policyAt(path)).toBe(expected);
});

test('no two rules set a policy for the same address, and without the editor there is none for it', () => {
  const rules = headerRules({ ...facts, folders: ['about', 'admin', 'blog', 'fr', 'search'] });
  const withPolicy = rules.filter(({ headers }) => 'Content-Security-Policy' in headers);
  expect(withPolicy.length).toBeGreaterThan(4);
  for (const { path } of withPolicy) {
    expect(policyAt(path.replace('*', 'x/'), { folders: ['about', 'blog', 'fr', 'search'] })).toMatch(
      /^(?:ours|theirs)$/,
    );
  }
  expect(policyAt('/admin/', { adminPolicy: undefined })).toBeNull();
});

test('if the login opens a window of another site, only the editor allows that window to answer', () => {
  const opener = (path: string, more = {}) =>
    hostingOf(more).headersFor(path).get('cross-origin-opener-policy');
  expect(opener('/admin/')).toBe('same-origin');
  expect(opener('/media/map.svg')).toBe('same-origin');
  expect(opener('/admin/', { adminOpensWindows: true })).toBe('same-origin-allow-popups');
  expect(opener('/blog/', { adminOpensWindows: true })).toBe('same-origin');
});

test('under a path, all rules begin with it', () => {
  for (const { path } of headerRules({ ...facts, base: '/project/' })) expect(path).toMatch(/^\/project\//);
  expect(policyAt('/project/blog/x/', { base: '/project/' })).toBe('ours');
  expect(policyAt('/blog/x/', { base: '/project/' })).toBeNull();
});

test('all rules fit on a host with a limit of a hundred rules and 2,000 characters per line', () => {
  const folders = Array.from({ length: 400 }, (_, index) => `page-${String(index)}`);
  const rules = headerRules({ ...facts, folders, policy: 'x'.repeat(1500) });
  expect(rules.length).toBeLessThanOrEqual(100);
  for (const line of headersFile(rules).split('\n')) expect(line.length).toBeLessThanOrEqual(2000);
});

describe('headers by address', () => {
  test.each([
    ['/anything/', 'x-content-type-options', 'nosniff'],
    ['/admin/', 'x-content-type-options', 'nosniff'],
    ['/', 'referrer-policy', 'strict-origin-when-cross-origin'],
    ['/', 'permissions-policy', /camera=\(\), .*microphone=\(\)/],
    ['/', 'x-frame-options', 'SAMEORIGIN'],
    ['/_astro/a.css', 'cache-control', /immutable/],
    ['/media/map.0123456789.480.webp', 'cache-control', /immutable/],
    ['/cards/en/posts/first.png', 'cache-control', null],
    ['/blog/first/', 'cache-control', null],
    ['/api/v1/index.json', 'access-control-allow-origin', '*'],
    ['/blog/', 'access-control-allow-origin', null],
    ['/kits/colophon/oembed.json', 'access-control-allow-origin', '*'],
    ['/kits/colophon/kit.json', 'access-control-allow-origin', '*'],
    ['/fr/kits/colophon/oembed.json', 'access-control-allow-origin', '*'],
    ['/fr/kits/colophon/kit.json', 'access-control-allow-origin', '*'],
    ['/kits/colophon/', 'access-control-allow-origin', null],
    ['/kits/colophon/colophon-1.0-en-all.zip', 'access-control-allow-origin', null],
    ['/rss.xml', 'content-type', 'application/xml; charset=utf-8'],
    ['/fr/atom.xml', 'content-type', 'application/xml; charset=utf-8'],
    ['/fr/topics/care/feed.json', 'content-type', 'application/feed+json; charset=utf-8'],
    ['/topics/care/rss.xml', 'access-control-allow-origin', '*'],
  ])('%s: %s', (path, name, value) => {
    const found = hostingOf().headersFor(path).get(name);
    if (value instanceof RegExp) expect(found).toMatch(value);
    else expect(found).toBe(value);
  });
});

test('no header is set twice, because hosts would join the values and browsers ignore the result', () => {
  const rules = headerRules({ ...facts, folders: ['about', 'admin', 'blog', 'faq', 'fr', 'kits', 'topics'] });
  for (const one of rules) {
    const path = one.path.replace('*', 'x/').replaceAll(/:(\w+)/g, '$1');
    for (const other of rules) {
      if (
        one === other ||
        !new HostingRules(headersFile([other]), '').headersFor(path).entries().next().value
      )
        continue;
      const both = Object.keys(one.headers).filter((name) => name in other.headers);
      expect(both, `${one.path} and ${other.path}`).toEqual([]);
    }
  }
});

test('the owner’s lines come last and can remove our headers', () => {
  const hosting = hostingOf({}, '/*\n  ! X-Frame-Options\n  X-Own: yes\n');
  expect(hosting.headersFor('/').get('x-own')).toBe('yes');
  expect(hosting.headersFor('/').has('x-frame-options')).toBe(false);
});
