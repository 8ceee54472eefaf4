import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../../src/cms/desk/commit.ts';
import { reviewPages } from '../../../src/cms/review/pages.ts';
import type { SiteStatus } from '../../../src/cms/desk/site-status.ts';
import { DeskSite, lea } from './site.ts';

const since = '2026-06-01T12:00:00.000Z';
let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make();
});
afterEach(() => site.remove());

async function get(path: string, status?: () => SiteStatus): Promise<string> {
  const app = new Hono<{ Variables: { person: Person } }>();
  app.use('*', async (context, next) => {
    context.set('person', lea);
    await next();
  });
  app.route('/admin/review', reviewPages(await site.desk(), status));
  return (await app.request(`/admin/review${path}`)).text();
}

const building: SiteStatus = { build: { state: 'building', since, output: '' }, leftAlone: [] };
const failed: SiteStatus = {
  build: { state: 'failed', since, output: 'posts/en/a.mdx:3 <b> & more' },
  leftAlone: ['posts/en/old.mdx'],
  remote: { remote: 'origin', state: 'waiting', message: 'origin did not take what was published.' },
};

test('each page shows the state of the site, even the page for an unknown address', async () => {
  for (const path of ['/', '/site/faq/en/what/', '/posts/none/', '/status']) {
    expect(await get(path, () => building), path).toContain('The site is being built…');
  }
  expect(await get('/status?lang=fr', () => building)).toContain('Le site se construit…');
  expect(await get('/status')).not.toContain('data-state');
});

test('it says why the build failed, which files were left alone, and what the remote answered', async () => {
  const text = await get('/', () => failed);
  expect(text).toContain('The site could not be built.');
  expect(text).toContain('posts/en/a.mdx:3 &lt;b&gt; &amp; more');
  expect(text).toContain('<code>posts/en/old.mdx</code>');
  expect(text).toContain('origin did not take what was published.');
});
