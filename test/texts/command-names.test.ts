import { expect, test } from 'vitest';
import { registration } from '../../src/commands/registration.ts';
import { de } from '../../src/texts/command-names/de.ts';
import { fr } from '../../src/texts/command-names/fr.ts';

interface Described {
  name: string;
  description?: string;
  description_localizations?: Record<string, string>;
  options?: Described[];
}

/** Returns commands, subcommands and options, each with what a user types before it. */
function all(list: readonly Described[], before = ''): [path: string, one: Described][] {
  return list.flatMap((one) => [[before + one.name, one], ...all(one.options ?? [], `${before}${one.name} `)]);
}

const described = all(registration() as Described[]).filter(([, { description }]) => description);

test('every command and option is described in three languages', () => {
  expect(described.length).toBeGreaterThan(150);
  for (const [path, { description_localizations: others }] of described)
    expect([path, ...Object.keys(others ?? {})]).toEqual([path, 'de', 'fr']);
});

test.each([
  ['de', de],
  ['fr', fr],
])('each translation in %s.ts belongs to a command or option', (_, { shared, paths }) => {
  const known = described.map(([path]) => path);
  expect(Object.keys(paths).filter((path) => !known.includes(path))).toEqual([]);
  expect(Object.keys(shared).filter((name) => !known.some((path) => path.endsWith(` ${name}`)))).toEqual([]);
});

test('options that share a translation say the same in English: none is called like a shared one by chance', () => {
  for (const { shared, paths } of [de, fr]) {
    for (const name of Object.keys(shared)) {
      const sharing = described.filter(([path, one]) => one.name === name && path.includes(' ') && !paths[path]);
      expect([name, new Set(sharing.map(([, { description }]) => description)).size]).toEqual([name, 1]);
    }
  }
});
