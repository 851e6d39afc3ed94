import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The test files of `npm test` that draw a sample of their cases. Here they prove all of them. */
const sampled = globSync('test/**/*.test.ts').filter((path) =>
  /\/support\/(sample|drawn-questions)\.ts'/.test(readFileSync(path, 'utf8')),
);

/** Proofs that take minutes: `npm run test:long -- NAME` runs one of them alone, without a name all one after another. */
export default defineConfig({
  test: {
    env: { STOPWATCH_DEV_VARS: '', DATABASE_URL: '', WHOLE: 'yes' },
    include: ['test/long/**/*.test.ts', ...sampled],
    setupFiles: ['test/support/each-file.ts'],
    globalSetup: 'test/support/global-setup.ts',
    fileParallelism: false,
    testTimeout: 60 * 60_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
