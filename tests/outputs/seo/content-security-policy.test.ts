import { expect, test } from 'vitest';
import { playersIn } from '../../../src/markdown/players.ts';
import { playerOrigins, remoteVideo } from '../../../src/markdown/video-hosts.ts';
import {
  barePolicy,
  contentSecurityPolicy,
  headerPolicy,
} from '../../../src/outputs/seo/content-security-policy.ts';

const directives = (policy: string) =>
  Object.fromEntries(
    policy.split('; ').map((part) => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources];
    }),
  );

test.each([
  ['a page', contentSecurityPolicy()],
  ['the search', contentSecurityPolicy({ searches: true })],
  ['a film', contentSecurityPolicy({ players: playerOrigins })],
  ['the header', headerPolicy(playerOrigins)],
  ['a moved page', barePolicy],
])('%s allows no inline code, no code from text, and nothing from other sites', (_, policy) => {
  const found = directives(policy);
  expect(found['default-src']).toEqual(["'none'"]);
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|'unsafe-hashes'|\*|data:|blob:|http:/);
  expect(found['base-uri']).toEqual(["'none'"]);
  for (const name of ['script-src', 'style-src', 'font-src', 'connect-src', 'worker-src'])
    for (const source of found[name] ?? []) expect(source).toMatch(/^'(?:self|wasm-unsafe-eval)'$/);
});

test('WebAssembly is allowed only on the search page, and text becomes markup nowhere else', () => {
  expect(contentSecurityPolicy({ searches: true })).toContain("'wasm-unsafe-eval'");
  expect(contentSecurityPolicy()).not.toContain('wasm');
  expect(contentSecurityPolicy()).toContain("require-trusted-types-for 'script'");
});

test('framing is restricted where browsers read that rule', () => {
  expect(headerPolicy([])).toContain("frame-ancestors 'self'");
  expect(contentSecurityPolicy()).not.toContain('frame-ancestors');
});

test('the header allows everything that the meta element of any page allows', () => {
  const header = directives(headerPolicy(playerOrigins));
  for (const policy of [contentSecurityPolicy({ searches: true, players: playerOrigins })]) {
    for (const [name, sources] of Object.entries(directives(policy)))
      expect(header[name], name).toEqual(expect.arrayContaining(sources));
  }
});

test('a page may frame only the players of its own videos', () => {
  const film = (src: string) => ({
    type: 'component' as const,
    name: 'Video' as const,
    props: { src, title: 'x' },
    children: [],
  });
  const callout = (children: ReturnType<typeof film>[]) => ({
    type: 'component' as const,
    name: 'Callout' as const,
    props: {},
    children,
  });
  const vimeo = film('https://vimeo.com/123456');
  expect(playersIn([{ type: 'html', html: 'x' }, callout([vimeo]), vimeo])).toEqual([
    'https://player.vimeo.com',
  ]);
  expect(playersIn([film('/media/own.mp4')])).toEqual([]);
});

test('the player of every video host has an origin that the header allows', () => {
  for (const address of [
    'https://www.youtube.com/watch?v=aaaaaaaaaaa',
    'https://vimeo.com/123456',
    'https://dai.ly/x8abcde',
  ])
    expect(playerOrigins).toContain(new URL(remoteVideo(address)?.player ?? '').origin);
});
