import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '../../src/lib/settings.ts';

const installed = [
  process.env['CHROME_PATH'] ?? '',
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** An installed Chrome or Chromium where there is one, else the one that comes along as a package. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    installed.find((path) => path !== '' && existsSync(path)) ?? (await packagedChromium());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', thisMachineOnly] });
}

/**
 * Names of other machines lead nowhere. A handler for each request would do the same, but takes each one through the
 * test and switches the browser's cache off, which doubles the cost of a page.
 */
const thisMachineOnly = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost';

async function packagedChromium(): Promise<string> {
  // The package unpacks itself into the system's temporary folder and takes what lies there, whatever its version and
  // however far another process has come: it is unpacked aside, and there as a whole or not at all.
  const folder = join(projectRoot, '.cache', 'chromium-153-whole');
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true });
    const aside = mkdtempSync(`${folder}-`);
    process.env['TMPDIR'] = aside;
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    try {
      renameSync(aside, folder);
    } catch {
      // Another process was faster.
      rmSync(aside, { recursive: true });
    }
  }
  process.env['TMPDIR'] = folder;
  return join(folder, 'chromium');
}

/** A window with nothing of another one in it, in a language that does not depend on the machine. */
export async function newContext(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  // Ends what hangs, as the time-outs in vitest.config.ts do.
  context.setDefaultTimeout(120_000);
  return context;
}

/** Waits until a page asks for nothing more: for what must not happen. What must happen is waited for itself. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

/** Stops a page's clock: what it would take back after some seconds stays, until `page.clock` goes on. */
export async function stopTime(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

export interface View {
  width?: number;
  scheme?: 'light' | 'dark';
  javaScript?: boolean;
}

/** A page, and what went wrong on it: errors of its scripts, requests that failed, and requests of other sites. */
export interface Opened {
  page: Page;
  faults: string[];
  requests: string[];
}

export async function openPage(
  browser: Browser,
  site: string,
  path: string,
  view: View = {},
): Promise<Opened> {
  const { width = 1280, scheme = 'light', javaScript = true } = view;
  const context = await newContext(browser, {
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('requestfailed', (request) => {
    // A page that is left drops what it was still asking for; that is no fault.
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${reason}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    requests.push(url);
    if (!url.startsWith(site) && !/^(?:data|blob):/.test(url)) faults.push(`left the machine: ${url}`);
  });
  await page.goto(`${site}${path}`);
  return { page, faults, requests };
}
