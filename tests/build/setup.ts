import type { TestProject } from 'vitest/node';
import { buildDemo } from '../fixtures/demo.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built demo site lies. */
    outDir: string;
  }
}

/** Builds the demo site once for all that look at what was built. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('outDir', await buildDemo());
}
