import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { licencesText, lockedPackages } from '../../scripts/generate/licences.ts';

test('docs/licences.md lists all packages, and those in the Worker may be used for anything', () => {
  expect(readFileSync('docs/licences.md', 'utf8')).toBe(licencesText());
  const deployed = lockedPackages().filter(({ isInWorker }) => isInWorker);
  expect(deployed.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)));
  expect(deployed.filter(({ licence }) => !/^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)$/.test(licence))).toEqual([]);
});
