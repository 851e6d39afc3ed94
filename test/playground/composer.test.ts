import { describe, expect, it } from 'vitest';
import { invocables, translated } from '../../playground/page/composer/catalogue.ts';
import {
  autocompleteInput,
  focusOf,
  missing,
  readLine,
  withoutEmptyOptions,
} from '../../playground/page/composer/command-line.ts';
import { quoted, unquoted } from '../../playground/page/composer/quoting.ts';
import { translateLine } from '../../playground/page/composer/translate-line.ts';
import { fieldRows } from '../../playground/page/message/embed.ts';

const text = (name: string, more = {}) => ({ type: 3, name, description: `the ${name}`, ...more });
const commands = [
  { name: 'stats', description: 'A player', options: [text('player', { autocomplete: true }), text('period')] },
  { name: 'statsheet', description: 'All' },
  {
    name: 'leaderboard',
    description: 'Best',
    options: [text('stat', { required: true }), { type: 4, name: 'page', description: 'the page' }],
  },
  {
    name: 'teams',
    description: 'Teams',
    options: [{ type: 1, name: 'show', description: 'Rosters', options: [text('date')] }],
  },
  { name: 'Stats', type: 2 },
];
const known = invocables(commands);

it('lists commands and subcommands that can be typed', () => {
  expect(known.map(({ path }) => path)).toEqual(['stats', 'statsheet', 'leaderboard', 'teams show']);
});

describe('another language', () => {
  const german = invocables(
    translated(
      [
        {
          name: 'leaderboard',
          name_localizations: { de: 'rangliste' },
          description: 'Best',
          description_localizations: { de: 'Beste' },
          options: [
            { ...text('stat', { required: true }), name_localizations: { de: 'wert' } },
            { type: 4, name: 'page', description: 'the page' },
          ],
        },
      ],
      'de',
    ),
  );
  const english = known.filter(({ path }) => path === 'leaderboard');

  it('has its own names and descriptions', () => {
    expect(german).toMatchObject([
      { path: 'rangliste', description: 'Beste', options: [{ name: 'wert' }, { name: 'page' }] },
    ]);
  });

  it.each([
    ['/leaderboard stat:dpm page:2', '/rangliste wert:dpm page:2'],
    ['/leaderboard stat:"a page:2"', '/rangliste wert:"a page:2"'],
    ['/leaderboard', '/rangliste'],
    ['/leaderboard ', '/rangliste '],
    ['/unknown x:y', '/unknown x:y'],
  ])('%j becomes %j', (line, wanted) => expect(translateLine(line, english, german)).toBe(wanted));
});

describe('what is being typed, the caret at |', () => {
  it.each([
    ['hello|', undefined],
    ['/|', { kind: 'command', typed: '', from: 0, to: 1 }],
    ['/St|', { kind: 'command', typed: 'st', from: 0, to: 3 }],
    ['/stats|', { kind: 'command', typed: 'stats', from: 0, to: 6 }],
    ['/stats |', { kind: 'option', typed: '', from: 7, to: 7 }],
    ['/stats pl|', { kind: 'option', typed: 'pl', from: 7, to: 9 }],
    ['/teams show |', { kind: 'option', typed: '', from: 12, to: 12 }],
    ['/teams |', { kind: 'command', typed: 'teams ', from: 0, to: 7 }],
    ['/stats player:|', { kind: 'value', typed: '', from: 14, to: 14 }],
    ['/stats player:bo b|', { kind: 'value', typed: 'bo b', from: 14, to: 18 }],
    ['/stats player:WHOLE |', { kind: 'option', typed: '', from: 20, to: 20 }],
    ['/stats player:b|o period:x', { kind: 'value', typed: 'b', from: 14, to: 16 }],
    ['/leaderboard stat:a page:2 |', { kind: 'option', typed: '', from: 27, to: 27 }],
    ['/stats player:"a period:b|', { kind: 'value', typed: '"a period:b', from: 14, to: 25 }],
  ])('%j', (marked, wanted) => {
    const caret = marked.indexOf('|');
    const focus = focusOf(marked.replace('|', ''), caret, known, (_, value) => value === 'WHOLE');
    if (wanted === undefined) expect(focus).toBeUndefined();
    else expect(focus).toMatchObject(wanted);
  });

  it('offers the next option behind a free text', () => {
    const focus = focusOf('/stats player:bo pe', 19, known, () => false);
    expect(focus).toMatchObject({ kind: 'value', nextOption: { typed: 'pe', from: 17 } });
  });
});

describe('reading the line', () => {
  const values = (line: string) => readLine(line, known)?.given.map((one) => `${one.option.name}=${one.value}`);

  it.each([
    ['/stats player:bo  period:30 days', ['player=bo', 'period=30 days']],
    ['/STATS Player:bo', ['player=bo']],
    ['/stats player:"a period:b" period:x', ['player="a period:b"', 'period=x']],
    ['/stats player:a other:b', ['player=a']],
    ['/stats player:a player:b', ['player=a']],
    ['/stats', []],
    ['/statsx', undefined],
  ])('%j', (line, wanted) => expect(values(line)).toEqual(wanted));

  const line = (typed: string) => {
    const read = readLine(typed, known);
    if (!read) throw new Error(`no command in ${typed}`);
    return read;
  };

  it('moves the focused option to the end for autocomplete', () => {
    const read = line('/stats player:bo period:30 days');
    const player = read.given[0]?.option;
    expect(player && autocompleteInput(read, player, 'bo')).toBe('/stats period:30 days player:bo');
  });

  it('names required options without a value', () => {
    expect(missing(line('/leaderboard page:2')).map(({ name }) => name)).toEqual(['stat']);
    expect(missing(line('/leaderboard stat:kills'))).toEqual([]);
  });

  it('sends no opened but empty options', () => {
    const typed = '/stats player: period:x';
    expect(withoutEmptyOptions(typed, line(typed))).toBe('/stats period:x');
  });
});

describe('quotes', () => {
  it.each([
    ['bo', 'bo'],
    ['two words', 'two words'],
    ['a stat:b', '"a stat:b"'],
    ['"q" \\', '"\\"q\\" \\\\"'],
  ])('%j is typed as %s', (value, typed) => {
    expect(quoted(value)).toBe(typed);
    expect(unquoted(typed)).toBe(value);
  });
});

it('puts at most three inline fields side by side', () => {
  const field = (name: string, inline: boolean) => ({ name, value: 'v', inline });
  const fields = [...['a', 'b', 'c', 'd'].map((name) => field(name, true)), field('e', false), field('f', true)];
  expect(fieldRows(fields).map((row) => row.map(({ name }) => name).join(''))).toEqual(['abc', 'd', 'e', 'f']);
});
