import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { listen } from '../../src/lib/http/listen.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { newContext } from './browser.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/** A page with Decap on it that talks to a forge, on an address of its own as a site's would be. */
export interface ForgeSite {
  address: string;
  /** The settings that the page reads, for the next time it is opened. */
  config: object;
  close: () => Promise<void>;
}

/** Bundles the page and serves it. */
export async function serveForgeSite(): Promise<ForgeSite> {
  const outDir = await mkdtemp(join(tmpdir(), 'colophon-forge-page-'));
  await build({
    configFile: false,
    envFile: false,
    root: join(projectRoot, 'tests/browser/forge-page'),
    publicDir: false,
    logLevel: 'error',
    // Decap's packages were made for a bundler that gave them Node's name for the global object.
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: { outDir, target: 'es2022', chunkSizeWarningLimit: 8_000, modulePreload: { polyfill: false } },
  });
  const app = new Hono();
  const site: ForgeSite = { address: '', config: {}, close: () => Promise.resolve() };
  app.get('/config.json', (asked) => asked.json(site.config));
  app.get('*', async (asked) => {
    const name = asked.req.path === '/' ? 'index.html' : asked.req.path.slice(1);
    const bytes = await readFile(join(outDir, name)).catch(() => undefined);
    if (bytes === undefined) return asked.notFound();
    return asked.body(new Uint8Array(bytes), 200, {
      'Content-Type': types[extname(name)] ?? 'application/octet-stream',
    });
  });
  const server = await listen(app, 0);
  site.address = `http://127.0.0.1:${String(server.port)}`;
  site.close = async () => {
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  };
  return site;
}

/** Somebody's browser, and what it said and asked for beyond the two addresses. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  console: string[];
  elsewhere: string[];
}

/**
 * Opens the page as somebody who has logged in before; as nobody where there is no token.
 * @param homes the addresses that may be asked; all others are noted, and names of other machines lead nowhere
 */
export async function visit(
  browser: Browser,
  address: string,
  homes: readonly string[],
  token: string | undefined,
  locale = 'en-GB',
): Promise<Visitor> {
  const context = await newContext(browser, {
    locale,
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  const visitor: Visitor = { context, page: await context.newPage(), console: [], elsewhere: [] };
  const { page } = visitor;
  if (token !== undefined) {
    // This is all that Decap keeps of a login.
    const user = JSON.stringify({ backendName: 'github', token });
    await context.addInitScript((kept) => {
      localStorage.setItem('decap-cms-user', kept);
    }, user);
  }
  page.on('console', (message) => visitor.console.push(message.text()));
  page.on('dialog', (dialog) => void dialog.accept());
  // A handler of requests would switch off the browser's cache, which people have.
  context.on('request', (request) => {
    const url = request.url();
    if (homes.some((home) => url.startsWith(home)) || /^(?:data|blob|about):/.test(url)) return;
    visitor.elsewhere.push(url);
  });
  await page.goto(address);
  return visitor;
}
