import { expect, test } from 'vitest';
import { parseFileName } from '../../../src/domain/round-file/file-name.ts';

test.each([
  ['2025-10-19-231513-et_brewdog-round-1.txt', 'round', '2025-10-19', '231513', 'et_brewdog', 1],
  ['2026-05-09-220500-mp-dash-map-round-2.txt', 'round', '2026-05-09', '220500', 'mp-dash-map', 2],
  ['2026-05-09-220500-a-round-1-round-2-endstats.txt', 'endstats', '2026-05-09', '220500', 'a-round-1', 2],
  ['2024-02-29-000000-v1.2+b4-round-1.txt', 'round', '2024-02-29', '000000', 'v1.2+b4', 1],
])('%s is read', (name, kind, date, time, map, round) => {
  expect(parseFileName(name)).toEqual({ ok: true, value: { name, kind, date, time, map, round } });
});

test.each([
  ['', 'no round file'],
  ['2025-10-19-231513-supply-round-3.txt', 'no round file'],
  ['2025-10-19-231513-round-1.txt', 'no round file'],
  ['2025-10-19-231513-supply-round-1.TXT', 'no round file'],
  ['2025-10-19-231513-supply-round-1.txt ', 'no round file'],
  ['x2025-10-19-231513-supply-round-1.txt', 'no round file'],
  ['٢٠٢٥-10-19-231513-supply-round-1.txt', 'no round file'],
  ['2025-02-30-231513-supply-round-1.txt', 'no date'],
  ['2025-10-19-240000-supply-round-1.txt', 'no date'],
  ['2025-10-19-236000-supply-round-1.txt', 'no date'],
  ['0000-01-01-000000-supply-round-1.txt', 'no date'],
  ['../2025-10-19-231513-supply-round-1.txt', 'a path'],
  ['2025-10-19-231513-a/b-round-1.txt', 'a path'],
  ['2025-10-19-231513-a\\b-round-1.txt', 'a path'],
  ['2025-10-19-231513-a..b-round-1.txt', 'a path'],
  ['2025-10-19-231513-supply-round-1.txt\n', 'control character'],
  ['2025-10-19-231513-sup\u0000ply-round-1.txt', 'control character'],
  ['2025-10-19-231513-\ud800-round-1.txt', 'control character'],
  [`2025-10-19-231513-${'m'.repeat(65)}-round-1.txt`, 'longer than 64'],
  [`2025-10-19-231513-${'m'.repeat(250)}-round-1.txt`, 'longer than 255'],
  [`2025-10-19-231513-${'ü'.repeat(120)}-round-1.txt`, 'longer than 255'],
  ['2025-10-19-231513-supply-round-1_ws.txt', 'old weapon file'],
])('%j is refused: %s', (name, reason) => {
  expect(parseFileName(name)).toEqual({
    ok: false,
    refusal: { code: 'name', message: expect.stringContaining(reason) },
  });
});
