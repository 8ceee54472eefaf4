import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listen } from '../src/lib/http/listen.ts';
import { staticSite } from '../src/lib/http/static-site.ts';
import { projectRoot } from '../src/lib/settings.ts';
import { launchBrowser, openPage } from '../tests/browser/browser.ts';
import { buildDemo } from '../tests/fixtures/demo.ts';

const { values } = parseArgs({ options: { to: { type: 'string', default: '.cache/screenshots' } } });
const folder = join(projectRoot, values.to);
const pages: Record<string, string> = {
  home: '/',
  'home-fr': '/fr/',
  post: '/blog/a-gift-is-a-gift-until-you-hide-it/',
  'post-fr': '/fr/blog/the-first-hour-of-a-crisis/',
  answer: '/faq/who-knows-what/',
  answers: '/faq/',
  kit: '/kits/colophon/',
  partner: '/partners/le-carnet-de-lea/',
  fallback: '/fr/blog/reading-list-moderation/',
  search: '/search/?q=gift',
  'not-found': '/nowhere/',
  styleguide: '/styleguide/',
};
const views = [
  { name: 'desktop', width: 1280, scheme: 'light' },
  { name: 'phone', width: 390, scheme: 'light' },
  { name: 'dark', width: 1280, scheme: 'dark' },
] as const;

await mkdir(folder, { recursive: true });
const server = await listen(staticSite(await buildDemo(), '/'), 4500);
const browser = await launchBrowser();
try {
  const site = `http://127.0.0.1:${String(server.port)}`;
  for (const [name, path] of Object.entries(pages)) {
    for (const view of views) {
      const { page } = await openPage(browser, site, path, view);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: join(folder, `${name}-${view.name}.png`), fullPage: true });
      await page.context().close();
    }
  }
  const { page } = await openPage(browser, site, '/');
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(projectRoot, '.github', 'screenshot.png') });
  await page.context().close();
  console.log(`Pictures are in ${folder}, and the README's in .github.`);
} finally {
  await browser.close();
  await server.close();
}
