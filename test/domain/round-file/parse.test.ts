import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';
import { parseEndstats } from '../../../src/domain/round-file/endstats.ts';
import { fieldIndex, fieldsNotRecorded } from '../../../src/domain/round-file/fields.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import { parseRoundFile } from '../../../src/domain/round-file/parse.ts';
import { sumCells } from '../../../src/domain/round-file/tally.ts';
import { bytesOf, good, header, parse, player } from './sample.ts';

const read = (text: string | Uint8Array) => {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return parsed.value;
};
const text = (...lines: string[]) => `${lines.join('\n')}\n`;
const codes = (content: string | Uint8Array) => read(content).findings.map(({ code }) => code);

test('a file is read', () => {
  const round = read(text(...good));
  expect(round).toMatchObject({
    header: { serverName: '^1My ^7Server', config: 'legacy3', defender: 1, winner: 2, limit: '12:00', actual: '6:52' },
    bots: 0,
    lines: 2,
    layout: 38,
    findings: [],
  });
  const [first] = round.players;
  expect(first).toMatchObject({ guid: 'AAAA0001', name: '^1p^7AAAA0001', side: 1, layout: 38 });
  if (!first) throw new Error('no player');
  expect(
    (['hits', 'shots', 'kills', 'deaths', 'headshots'] as const).map((cell) => sumCells(first.weapons, cell)),
  ).toEqual([19, 78, 3, 4, 2]);
  expect(first.fields[fieldIndex.time_played_minutes]).toBe(69);
  expect(first.fields[fieldIndex.denied_playtime]).toBe(60);
  expect(first.fields[fieldIndex.revives_given]).toBe(22);
});

test.each([
  ['CRLF', good.join('\r\n')],
  ['no line end at the end', good.join('\n')],
  ['empty lines at the end', `${text(...good)}\n\r\n`],
  ['a byte order mark', `\ufeff${text(...good)}`],
])('%s: the same round', (_, content) => {
  expect(read(content)).toEqual(read(text(...good)));
});

test.each([
  [33, { double_kills: 60, mega_kills: 17, denied_playtime: 0, useless_kills: 0, revives_given: 0 }],
  [36, { denied_playtime: 60, mega_kills: 18, full_selfkills: 20, repairs_constructions: 0, revives_given: 0 }],
  [37, { repairs_constructions: 21, revives_given: 0 }],
  [38, { repairs_constructions: 21, revives_given: 22 }],
  [60, { repairs_constructions: 21, revives_given: 22 }],
] as const)('layout of %i fields', (count, expected) => {
  const [start = '', ...fields] = player('AAAA0001').split('\t');
  const line = [start, ...fields, ...new Array(22).fill('77')].slice(0, count + 1).join('\t');
  const round = read(text(header, line, player('AAAA0002', 2)));
  expect(round.layout).toBe(Math.min(count, 38));
  for (const [name, value] of Object.entries(expected)) {
    expect([name, round.players[0]?.fields[fieldIndex[name as keyof typeof expected]]]).toEqual([name, value]);
  }
  expect(
    fieldsNotRecorded(count).filter((name) => name in expected && !expected[name as keyof typeof expected]),
  ).toEqual(Object.keys(expected).filter((name) => !expected[name as keyof typeof expected]));
});

test.each([
  ['UTF-8', bytesOf('Борщ'), 'Борщ'],
  ['windows-1252', new Uint8Array([0xff, 0x80, 0x85]), 'ÿ€…'],
  ['NUL', new Uint8Array([0x6e, 0, 0x75]), 'nu'],
  ['a line separator inside a name', bytesOf('a\u2028b\u0085c\vd'), 'a\u2028b\u0085c\vd'],
])('names: %s', (_, name, expected) => {
  const [before = '', after = ''] = text(header, player('AAAA0001', 1, 'NAME'), player('AAAA0002', 2)).split('NAME');
  expect(read(new Uint8Array([...bytesOf(before), ...name, ...bytesOf(after)])).players[0]?.name).toBe(expected);
});

test.each([
  ['nothing', '', 'format', 'empty'],
  ['an empty line', '\n', 'format', 'empty'],
  ['7 fields', text(header.replace('legacy3\\', '')), 'format', '7 fields'],
  ['10 fields', text(`${header}\\1\\2`), 'format', '10 fields'],
  ['a backslash in the server name', text(`my\\${header}`), 'format', 'map "^1My'],
  ['another map', text(header.replace('supply', 'radar')), 'format', '"radar"'],
  ['another round', text(header.replace('legacy3\\1', 'legacy3\\99')), 'format', '"99"'],
  ['no clock', text(header.replace('12:00', 'twelve')), 'format', '"twelve"'],
  ['JSON', '{"round_info":{},"player_stats":{}}', 'format', '1 fields'],
  ['a line of 9 KB', text(header, 'A'.repeat(9000)), 'size', 'Line 2'],
  ['129 players', text(header, ...Array.from({ length: 129 }, () => player('AAAA0001'))), 'size', '129 player lines'],
  ['300 KB', 'x'.repeat(300_000), 'size', '300000 bytes'],
  ['a megabyte of backslashes', '\\'.repeat(1_000_000), 'size', '1000000 bytes'],
])('refused: %s', (_, content, code, message) => {
  expect(parse(content)).toEqual({ ok: false, refusal: { code, message: expect.stringContaining(message) } });
});

const weapons = (replacement: string) => player('AAAA0003').replace(/134217744[^\t]*/, replacement);

test.each([
  ['a mask that promises more', weapons('268435455 1 2 3 4 5 '), 'more groups'],
  ['a mask that promises less', weapons('0 1 2 3 4 5 '), 'fewer groups'],
  ['a negative mask', weapons('-1 1 2 3 4 5 '), 'out of range'],
  ['a mask with bit 31', weapons('2147483648 1 2 3 4 5 '), 'out of range'],
  ['a mask with a fraction', weapons('1.5e3 1 2 3 4 5 '), 'whole numbers'],
  ['no mask', weapons(''), 'out of range'],
  ['a group cut off', weapons('16 1 2 3'), 'more groups'],
  ['spaces for TABs', player('AAAA0003').replaceAll('\t', ' '), 'whole numbers'],
  ['nan', player('AAAA0003').replace('\t1204', '\tnan'), 'damage_given'],
  ['an exponent', player('AAAA0003').replace('\t1204', '\t1e9'), 'damage_given'],
  ['an empty field', player('AAAA0003').replace('\t1204', '\t'), 'damage_given'],
  ['35 fields', player('AAAA0003').split('\t').slice(0, 36).join('\t'), '35 fields'],
  ['a lower-case GUID', player('aaaa0003'), 'no GUID'],
  ['four parts', 'AAAA0003\\name\\1', 'five parts'],
])('only the line is dropped: %s', (_, line, reason) => {
  const round = read(text(...good, line));
  expect(round.players.map(({ guid }) => guid)).toEqual(['AAAA0001', 'AAAA0002']);
  expect(round.findings).toEqual([{ code: 'player dropped', line: 4, message: expect.stringContaining(reason) }]);
});

test('a file that breaks off inside its last line loses that line', () => {
  const cut = player('AAAA0003').split('\t').slice(0, 37).join('\t');
  expect(read(`${text(...good)}${cut}`).players).toHaveLength(2);
  expect(read(`${text(...good)}${cut}\n`).players).toHaveLength(3);
});

test('negative and absurd counters are clamped and reported', () => {
  const round = read(
    text(header, player('AAAA0001').replace('\t1204\t1359', '\t-5\t99999999999999999999'), good[2] ?? ''),
  );
  expect(round.players[0]?.fields.slice(0, 2)).toEqual([0, 1_000_000]);
  expect(round.findings.map(({ code, line }) => [code, line])).toEqual([
    ['value clamped', 2],
    ['value clamped', 2],
  ]);
});

test('what is derived may be nonsense', () => {
  expect(
    codes(text(header, player('AAAA0001').replace('\t65.8', '\t-nan').replace('\t85.6', '\tinf'), good[2] ?? '')),
  ).toEqual([]);
});

test('players are distinguished from bots, spectators and unknown lines', () => {
  const round = read(
    text(header, player('AAAA0001', 3), player('AAAA0002', 9), player('OMNIBOT0'), player('OMNIBOT0', 2)),
  );
  expect(round.players.map(({ side }) => side)).toEqual([3, 0]);
  expect([round.bots, round.lines]).toEqual([2, 4]);
  expect(round.findings.map(({ code }) => code)).toEqual(['no side', 'bots']);
});

test('a player twice: equal lines merge, else the larger one is used, in either order', () => {
  expect(codes(text(...good, good[1] ?? ''))).toEqual(['player repeated']);
  const larger = player('AAAA0001').replace('\t6.9\t', '\t7.1\t');
  for (const lines of [
    [...good, larger],
    [header, larger, ...good.slice(1)],
  ]) {
    const [first] = read(text(...lines)).players.filter(({ guid }) => guid === 'AAAA0001');
    expect(first?.fields[fieldIndex.time_played_minutes]).toBe(71);
  }
});

test.each<[string, number | null, string[]]>([
  ['256000', 256, []],
  ['9000', 9000, []],
  ['-99000', null, ['aborted']],
  ['-1', null, ['aborted']],
  ['-0', null, ['header']],
  ['1e309', null, ['header']],
  ['nan', null, ['header']],
  ['-nan', null, ['header']],
])('play time %s', (written, seconds, found) => {
  const round = read(text(`${header}\\${written}`, ...good.slice(1)));
  expect(round.header.playSeconds).toBe(seconds);
  expect(round.header.isAborted).toBe(found.includes('aborted'));
  expect(round.findings.map(({ code }) => code)).toEqual(found);
});

// `FUZZ_RUNS=100000 npx vitest run test/domain/round-file` runs many more cases.
test('for any bytes, parsing ends without throwing and within its limits', () => {
  const files = generateRoundFiles({ seed: 'fuzz', matches: 3 });
  const samples = files.flatMap(({ name, text: content, endstats }) => [
    { name, bytes: bytesOf(content) },
    { name: endstats?.name ?? name, bytes: bytesOf(endstats?.text ?? content) },
  ]);
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(40),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc.constantFrom('\\', '\t', '\n', ' ', '-', '999999999999999999999', '\\\\\\\\', '\0', '1e309').map(bytesOf),
    ),
  });
  const mutated = fc.tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(mutated, ([sample, edits]) => {
      let bytes = sample.bytes;
      for (const { at, remove, insert } of edits) {
        const from = Math.floor(at * bytes.length);
        bytes = new Uint8Array([...bytes.subarray(0, from), ...insert, ...bytes.subarray(from + remove)]);
      }
      const file = parseFileName(sample.name);
      if (!file.ok) throw new Error(file.refusal.message);
      const parsed = file.value.kind === 'round' ? parseRoundFile(bytes, file.value) : parseEndstats(bytes, file.value);
      if (!parsed.ok) return parsed.refusal.message.length < 200;
      if (!('players' in parsed.value)) return parsed.value.findings.length <= 100;
      const { players, findings } = parsed.value;
      const numbers = players.flatMap(({ fields, weapons: cells }) => [...fields, ...cells]);
      return (
        players.length <= 128 &&
        findings.length <= 100 &&
        numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= 1_000_000) &&
        players.every(({ name }) => name.length <= 35 && name.isWellFormed() && !name.includes('\0'))
      );
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 1500) },
  );
});
