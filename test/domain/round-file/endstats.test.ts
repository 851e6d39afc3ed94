import { expect, test } from 'vitest';
import { parseEndstats } from '../../../src/domain/round-file/endstats.ts';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import { endstatsRows } from '../../../src/domain/rounds/endstats-rows.ts';

function parse(...lines: string[]) {
  const file = parseFileName('2026-01-05-200000-supply-round-1-endstats.txt');
  if (!file.ok) throw new Error(file.refusal.message);
  return parseEndstats(new TextEncoder().encode(lines.join('\r\n')), file.value);
}

function read(...lines: string[]) {
  const parsed = parse(...lines);
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return parsed.value;
}

test.each([
  ['Most damage given\tmoss\t3214', 3214],
  ['Best K/D ratio\tmoss\t1.78', 1.78],
  ['Most playtime denied\tmoss\t113 seconds', 113],
  ['Full respawn king\tmoss\t19.05 percent, 1.85 min', 19.05],
  ['Quickest multikill\tmoss\t4 kills in 2.35s', 4],
  ['Most deaths\t7\t12', 12],
  ['Odd one\tmoss\tmany', null],
])('award %j', (line, amount) => {
  const [award = '', player = '', value = ''] = line.split('\t');
  expect(read(line)).toMatchObject({ awards: [{ award, player, value, amount }], versus: [], findings: [] });
});

test('endstats of 64 players who all met are accepted', () => {
  const opponents = Array.from({ length: 32 }, (_, index) => `moss${index}\t3\t1`);
  const lists = Array.from({ length: 64 }, (_, index) => [
    `VS_HEADER\tkettle${index}\tAAAA00${10 + index}0123456789ABCDEF01234567`,
    ...opponents,
  ]);
  expect(read('Most revives\tmoss1\t5', ...lists.flat()).versus).toHaveLength(2048);
});

test('awards written twice count once; lists of opponents belong to whom the header names', () => {
  const { awards, versus } = read(
    'Longest killing spree\tmoss\t5',
    'Longest killing spree\tmoss\t5',
    'VS_HEADER\tmoss\tAAAA00010123456789ABCDEF01234567',
    'kettle\t3\t1',
    'VS_HEADER\t[BOT]a\tOMNIBOT0000000000000000000000001',
    'moss\t0\t2',
  );
  expect(awards).toHaveLength(1);
  expect(versus).toEqual([
    { subject: 'moss', subjectGuid: 'AAAA0001', opponent: 'kettle', kills: 3, deaths: 1 },
    { subject: '[BOT]a', subjectGuid: 'OMNIBOT0', opponent: 'moss', kills: 0, deaths: 2 },
  ]);
});

test('other lines are ignored and reported; a file without valid lines is refused', () => {
  expect(read('Most deaths\tmoss\t7', 'junk', 'a\tb\tc\td').findings).toHaveLength(2);
  expect(parse('{"a":1}')).toMatchObject({ ok: false, refusal: { code: 'format' } });
  expect(parse('')).toMatchObject({ ok: false, refusal: { code: 'format' } });
});

const people = [
  { guid: 'AAAA0001', name: '^1mo^7ss', side: 1 },
  { guid: 'AAAA0002', name: 'kettle', side: 2 },
  { guid: 'AAAA0003', name: '^/kettle', side: 2 },
  { guid: 'AAAA0004', name: 'twin', side: 2 },
  { guid: 'AAAA0005', name: 'twin', side: 2 },
] as const;

test('names are resolved where only one player can be meant', () => {
  const { awards } = endstatsRows(
    read('Most deaths\tmoss\t1', 'Most gibs\ttwin\t2', 'Most revives\t^/kettle\t3', 'Most kills\tkettle\t4'),
    people,
  );
  expect(awards.map(({ player_guid }) => player_guid)).toEqual(['AAAA0001', null, 'AAAA0003', null]);
});

test('older files do not name the subject: inferred only where the enemies are one person', () => {
  const lines = read('moss\t1\t0', 'kettle\t2\t1', 'nobody\t1\t1');
  const [, two, three] = people;
  expect(endstatsRows(lines, people.slice(0, 2)).versus.map(({ subject_guid }) => subject_guid)).toEqual([
    'AAAA0002',
    'AAAA0001',
    null,
  ]);
  const three2 = [people[0], { ...two, name: 'kettle' }, { ...three, name: 'other' }];
  expect(endstatsRows(lines, three2).versus.map(({ subject_guid }) => subject_guid)).toEqual([null, 'AAAA0001', null]);
});
