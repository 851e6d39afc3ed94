import { defineConfig } from 'vitest/config';

/** What is in a developer's own .dev.vars is none of the tests' business. */
const env = { STOPWATCH_DEV_VARS: '' };
const real = { env, maxWorkers: 3, testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: '.data/test-results.json' }]],
    projects: [
      // Pure logic: no server is started for these.
      { test: { ...real, name: 'pure', include: ['test/{domain,discord}/**/*.test.ts'] } },
      {
        test: {
          ...real,
          name: 'real',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{domain,discord,long}/**'],
          globalSetup: 'test/support/global-setup.ts',
        },
      },
    ],
  },
});
