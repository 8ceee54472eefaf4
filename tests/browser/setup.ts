import type { TestProject } from 'vitest/node';
import { listen } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { buildDemo } from '../fixtures/demo.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo site is served, without a slash at the end. */
    site: string;
  }
}

/** Builds and serves the demo site once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await buildDemo();
  const server = await listen(staticSite(outDir, '/'), 0);
  project.provide('site', `http://127.0.0.1:${String(server.port)}`);
  project.provide('outDir', outDir);
  return server.close;
}
