import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../src');

/** Globals that belong to the World. They are passed in, so that a test or another community can have its own. */
const globals = {
  'the clock': /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\)|\bperformance\.now\b/,
  timers: /\bset(?:Timeout|Interval)\b|\bscheduler\./,
  fetch: /(?<![.\w])fetch\(/,
  random: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/,
};

test.each(Object.entries(globals))('only the place that makes the World uses the global of %s', (_name, pattern) => {
  const users = globSync('**/*.ts', { cwd: src }).filter((file) => pattern.test(code(join(src, file))));
  expect(users).toEqual([join('handlers', 'system.ts')]);
});

/** Returns a file's code without its comments and strings. */
function code(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/'[^'\n]*'/g, "''");
}
