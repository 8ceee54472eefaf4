import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** What campaigns of random cases go by: less than a minute each every day, about half an hour in all by `npm run test:long`. */
const long = {
  COLOPHON_SHARE: '5',
  COLOPHON_SECONDS: '300',
  COLOPHON_ROUNDS: '12',
  COLOPHON_SEED: '1,2,3,4,5,6',
};
/** Tests start hundreds of programs: Node compiles ours once, and git does not wait for the disk. */
const quick = {
  NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache/tests/compile'),
  GIT_TEST_FSYNC: '0',
};

/** Of these tests, the ones that try random cases. */
function campaigns(pattern: string): string[] {
  return globSync(pattern).filter((file) => readFileSync(file, 'utf8').includes("/campaign.ts'"));
}

/** Take a minute each. Begun last, they would leave one of two processors without work. */
const longest = /\/(?:every-page|kept-drafts|admin|body-field|uploads)\.test\.ts$/;

/** Vitest knows from its last run which files take long; a fresh clone has none, and it goes by their size. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => Number(longest.test(b.moduleId)) - Number(longest.test(a.moduleId)));
  }
}

export default defineConfig(({ mode }) => {
  const chosen = (pattern: string) => (mode === 'long' ? campaigns(pattern) : [pattern]);
  const shared = {
    env: { ...quick, ...(mode === 'long' && long) },
    // A time-out ends what hangs. It measures nothing: each is far above what a busy machine takes.
    testTimeout: mode === 'long' ? 3_000_000 : 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  };
  // Builds and browsers wait for much else than a processor, so that two of them share two; more would want more.
  const heavy = { ...shared, maxWorkers: 2 };
  return {
    test: {
      sequence: { sequencer: LongestFirst },
      projects: [
        {
          test: {
            ...shared,
            name: 'unit',
            include: chosen('tests/**/*.test.ts'),
            exclude: ['tests/build/**', 'tests/browser/**'],
            // Vitest itself would leave one processor alone, which on two of them is half.
            maxWorkers: '100%',
          },
        },
        {
          test: {
            ...heavy,
            name: 'build',
            include: chosen('tests/build/**/*.test.ts'),
            globalSetup: ['tests/build/setup.ts'],
            sequence: { groupOrder: 1 },
          },
        },
        {
          test: {
            ...heavy,
            name: 'browser',
            include: ['tests/browser/**/*.test.ts'],
            globalSetup: ['tests/browser/setup.ts'],
            sequence: { groupOrder: 2 },
          },
        },
      ],
    },
  };
});
