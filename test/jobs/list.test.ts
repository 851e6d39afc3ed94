import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jobNames } from '../../src/db/queries/jobs.ts';
import { jobs } from '../../src/jobs/index.ts';
import { localeOf } from '../../src/texts/locale.ts';

// CONTRIBUTING.md, Add a job.

const names = jobs.map(({ name }) => name).sort();
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every job is known to the database’s queries, which claim it and say how it went', () => {
  expect([...jobNames].sort()).toEqual(names);
});

test('every job has a row in docs/clock.md, and no other has', () => {
  const rows = [...read('docs/clock.md').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(names);
});

test.each(['en', 'de', 'fr'])('every job has a name in %s', (language) => {
  expect(Object.keys(localeOf(language).texts.database.findings.jobs).sort()).toEqual(names);
});

test('every job has a line in bench:cpu', () => {
  const lines = [...read('bench/cpu/alarms.ts').matchAll(/'alarm: ([a-z-]+)'/g)].map(([, name]) => name);
  expect(lines.sort()).toEqual(names);
});
