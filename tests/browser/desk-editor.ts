import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { bundleAdmin } from '../../src/cms/editor/bundle.ts';
import { readContent } from '../../src/content/read.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { writeFolder } from '../fixtures/folder.ts';
import { startStub } from './admin-stub.ts';
import type { Stub } from './admin-stub.ts';

/** The editor as a desk serves it, with content of a test's own. */
export async function openDeskEditor(
  browser: Browser,
  files: Record<string, string>,
): Promise<{ stub: Stub; context: BrowserContext; page: Page; close: () => Promise<void> }> {
  const { dir } = await bundleAdmin({ cacheDir: join(projectRoot, '.cache', 'tests') });
  const cacheDir = await mkdtemp(join(tmpdir(), 'colophon-desk-editor-'));
  const now = new Date('2026-11-22T09:00:00Z');
  const { content } = await readContent({ contentDir: await writeFolder(files), cacheDir, now });
  if (content === undefined) throw new Error('the content cannot be read');
  const given = Object.entries(files).map(([path, text]) => [`content/${path}`, text] as const);
  const stub = await startStub(dir, content, new Map(given));
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  return {
    stub,
    context,
    page: await context.newPage(),
    close: async () => {
      await context.close();
      stub.close();
    },
  };
}
