import { defineConfig } from 'vitest/config';

/** Proofs that take minutes: `npm run test:long -- NAME` runs test/long/NAME.test.ts alone, without a name all one after another. */
export default defineConfig({
  test: {
    env: { STOPWATCH_DEV_VARS: '', DATABASE_URL: '' },
    include: ['test/long/**/*.test.ts'],
    setupFiles: ['test/support/each-file.ts'],
    globalSetup: 'test/support/global-setup.ts',
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    hookTimeout: 60_000,
  },
});
