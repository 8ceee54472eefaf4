import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot, readSettings } from '../src/lib/settings.ts';

test.each([
  ['content', {}],
  ['content/kits', {}],
  ['/srv/texts/cache', { CONTENT_DIR: '/srv/texts' }],
  ['dist', {}],
  ['/srv/www/cache', { OUT_DIR: '/srv/www/' }],
  ['.', {}],
])('a cache at %s would be among somebody’s files and is refused', (CACHE_DIR, more) => {
  expect(() => readSettings({ CACHE_DIR, ...more })).toThrow(/^CACHE_DIR is .*Name a separate folder/);
});

test.each([
  [undefined, {}],
  ['', {}],
  ['.cache/own', {}],
  ['content/.cache', {}],
  ['/var/cache/colophon', { CONTENT_DIR: '/var/cache/colophon-content' }],
  ['/srv/site', { CONTENT_DIR: '/srv/site/content', OUT_DIR: '/srv/site/www' }],
])('a cache at %s is accepted', (CACHE_DIR, more) => {
  expect(readSettings({ CACHE_DIR, ...more }).cacheDir).toBe(
    CACHE_DIR ? join(CACHE_DIR.startsWith('/') ? '' : projectRoot, CACHE_DIR) : join(projectRoot, '.cache'),
  );
});
