import { defineConfig } from 'vitest/config';

/** What campaigns of random steps may take: about a minute by default, `npm run test:long` as long as a night allows. */
const long = { COLOPHON_SECONDS: '600', COLOPHON_ROUNDS: '20', COLOPHON_SEED: '1,2,3,4,5,6,7,8' };

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
