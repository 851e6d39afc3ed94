import { expect, test } from 'vitest';
import { checkCommands } from '../../../simulator/discord/limits.ts';
import type { Json } from './bot.ts';

const x = (length: number) => 'x'.repeat(length);
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const command = (part: Json = {}) => ({ name: 'name', description: 'd', ...part });
const option = (part: Json = {}) => ({ type: 3, name: 'o', description: 'd', ...part });
const withOption = (part: Json) => [command({ options: [option(part)] })];
const withOptions = (...options: Json[]) => [command({ options })];
const choices = (count: number, part: Json = {}) => times(count, (n) => ({ name: `c${n}`, value: `v${n}`, ...part }));
const sub = (part: Json = {}) => ({ type: 1, name: 's', description: 'd', ...part });
const menus = (type: number, count: number) => times(count, (n) => ({ type, name: `Menu ${n}` }));
/** Each limit: commands at it, commands over it, and the path at which the latter are refused. */
const cases: [what: string, at: Json[], over: Json[], path: string][] = [
  ['name', [command({ name: x(32) })], [command({ name: x(33) })], '0.name'],
  ['letters of any script', [command({ name: 'статистика-2' })], [command({ name: 'with space' })], '0.name'],
  ['lower case', [command({ name: 'stats' })], [command({ name: 'Stats' })], '0.name'],
  ['description', [command({ description: x(100) })], [command({ description: x(101) })], '0.description'],
  ['no empty description', [command()], [command({ description: '' })], '0.description'],
  [
    '100 slash commands',
    times(100, (n) => command({ name: `c${n}` })),
    times(101, (n) => command({ name: `c${n}` })),
    '',
  ],
  ['15 user menu entries', menus(2, 15), menus(2, 16), ''],
  ['15 message menu entries', menus(3, 15), menus(3, 16), ''],
  ['unique names by type', [command(), { type: 2, name: 'name' }], [command(), command()], '1.name'],
  ['menu entries have no description', menus(2, 1), [{ type: 2, name: 'Menu', description: 'd' }], '0.description'],
  [
    '25 options',
    withOptions(...times(25, (n) => option({ name: `o${n}` }))),
    withOptions(...times(26, (n) => option({ name: `o${n}` }))),
    '0.options',
  ],
  ['unique options', withOptions(option(), option({ name: 'p' })), withOptions(option(), option()), '0.options.1.name'],
  [
    'required first',
    withOptions(option({ required: true }), option({ name: 'p' })),
    withOptions(option(), option({ name: 'p', required: true })),
    '0.options.1.required',
  ],
  ['option name', withOption({ name: 'ok' }), withOption({ name: 'Not' }), '0.options.0.name'],
  [
    'option description',
    withOption({ description: x(100) }),
    withOption({ description: x(101) }),
    '0.options.0.description',
  ],
  ['option type', withOption({ type: 11 }), withOption({ type: 12 }), '0.options.0.type'],
  ['25 choices', withOption({ choices: choices(25) }), withOption({ choices: choices(26) }), '0.options.0.choices'],
  [
    'choice name',
    withOption({ choices: [{ name: x(100), value: 'v' }] }),
    withOption({ choices: [{ name: x(101), value: 'v' }] }),
    '0.options.0.choices.0.name',
  ],
  [
    'choice value',
    withOption({ choices: [{ name: 'n', value: x(100) }] }),
    withOption({ choices: [{ name: 'n', value: x(101) }] }),
    '0.options.0.choices.0.value',
  ],
  [
    'choices or autocomplete',
    withOption({ autocomplete: true }),
    withOption({ autocomplete: true, choices: choices(1) }),
    '0.options.0',
  ],
  [
    'autocomplete for texts and numbers',
    withOption({ type: 4, autocomplete: true }),
    withOption({ type: 6, autocomplete: true }),
    '0.options.0',
  ],
  [
    'bounds of numbers',
    withOption({ type: 4, min_value: 1, max_value: 1 }),
    withOption({ type: 4, min_value: 2, max_value: 1 }),
    '0.options.0.min_value',
  ],
  ['no bounds of texts', withOption({ max_length: 6000 }), withOption({ max_value: 1 }), '0.options.0.max_value'],
  ['length of texts', withOption({ max_length: 6000 }), withOption({ max_length: 6001 }), '0.options.0.max_length'],
  ['subcommands do not mix', withOptions(sub(), sub({ name: 't' })), withOptions(sub(), option()), '0.options'],
  [
    'groups hold subcommands',
    withOptions(sub({ type: 2, options: [sub({ options: [option()] })] })),
    withOptions(sub({ options: [sub()] })),
    '0.options.0.options.0.type',
  ],
  [
    'permissions are a string',
    [command({ default_member_permissions: '32' })],
    [command({ default_member_permissions: 32 })],
    '0.default_member_permissions',
  ],
  ['contexts', [command({ contexts: [0, 1, 2] })], [command({ contexts: [3] })], '0.contexts'],
  [
    'locales',
    [command({ description_localizations: { de: 'd' } })],
    [command({ description_localizations: { german: 'd' } })],
    '0.description_localizations.german',
  ],
];

test.each(cases)('commands: %s', (_, at, over, path) => {
  expect(checkCommands(at, 'global')).toEqual([]);
  expect(checkCommands(over, 'global').map((problem) => problem.path.join('.'))).toContain(path);
});

test('8000 characters of a command, of localisations the longest', () => {
  // 10 options of 2 + 100 + 7 choices of 49 + 49: 7880; 100 for the description
  const options = times(10, (n) =>
    option({
      name: `o${n}`,
      description: x(100),
      choices: times(7, (k) => ({ name: `${k}${x(48)}`, value: `${k}${x(48)}` })),
    }),
  );
  const check = (part: Json) => checkCommands([command({ options, ...part })], 'global');
  expect(check({ description: x(100), name_localizations: { de: x(20) } })).toEqual([]);
  expect(check({ description: x(100), name_localizations: { de: x(21) } })).toMatchObject([{ path: [0] }]);
});

test('commands of a server have neither contexts nor integration types', () => {
  expect(checkCommands([command({ contexts: [0] })], 'global')).toEqual([]);
  expect(checkCommands([command({ contexts: [0] })], 'guild')).toMatchObject([{ path: [0, 'contexts'] }]);
});
