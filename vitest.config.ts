import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

// Node keeps what it compiled for the processes that tests start: commands, guardians, `npm start`. Inherited by all of them.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

// One seed for all that a run draws. With `SEED=… npm test` the next run draws the same.
process.env.SEED ||= String(Math.floor(Math.random() * 1_000_000_000));
console.log(`SEED=${process.env.SEED}`);

/** What a developer's own .dev.vars and terminal name, such as a database, is none of the tests' business. */
const env = { STOPWATCH_DEV_VARS: '', DATABASE_URL: '' };
// Further certificates are of no use on 127.0.0.1, and workerd would read all of them at each of its starts.
process.env.NODE_EXTRA_CA_CERTS = '';
const setupFiles = ['test/support/each-file.ts'];
// Test files of one process share their modules: loading them again for each file takes a fifth of the time. Much of what a test makes is
// garbage soon, and is collected quickly where there is space for it.
const execArgv = ['--max-semi-space-size=64'];
// A timeout only ends a test that hangs: a busy machine takes ten times as long as a quiet one.
const real = {
  env,
  setupFiles,
  isolate: false,
  execArgv,
  maxWorkers: 3,
  testTimeout: 240_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 30_000 } },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', ['json', { outputFile: '.data/test-results.json' }]],
    projects: [
      // Pure logic: no server is started for these.
      { test: { ...real, name: 'pure', include: ['test/{domain,discord,charts}/**/*.test.ts'] } },
      {
        test: {
          ...real,
          name: 'real',
          include: ['test/**/*.test.ts'],
          exclude: ['test/{domain,discord,charts,long}/**'],
          globalSetup: 'test/support/global-setup.ts',
        },
      },
    ],
  },
});
