import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** What campaigns of random steps may take: about a minute by default, `npm run test:long` as long as a night allows. */
const long = { COLOPHON_SECONDS: '600', COLOPHON_ROUNDS: '20', COLOPHON_SEED: '1,2,3,4,5,6,7,8' };

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
  const shared = {
    env: mode === 'long' ? long : {},
    // A time-out ends what hangs. It measures nothing: each is far above what a busy machine takes.
    testTimeout: 300_000,
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
            include: ['tests/**/*.test.ts'],
            exclude: ['tests/build/**', 'tests/browser/**'],
            // Vitest itself would leave one processor alone, which on two of them is half.
            maxWorkers: '100%',
          },
        },
        {
          test: {
            ...heavy,
            name: 'build',
            include: ['tests/build/**/*.test.ts'],
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
