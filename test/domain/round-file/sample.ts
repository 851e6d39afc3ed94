import { parseFileName } from '../../../src/domain/round-file/file-name.ts';
import { parseRoundFile } from '../../../src/domain/round-file/parse.ts';

export const name = '2026-01-05-200000-supply-round-1.txt';
export const header = '^1My ^7Server\\supply\\legacy3\\1\\1\\2\\12:00\\6:52';

const fields =
  '1204 1359 122 56 3 1 0 2 65.8 25 4 3 1 7 2 8 9 5 6 11 298 0.0 6.9 3.1 85.6 5.9 0.5 13 60 14 15 16 17 18 19 20 21 22';

/** Returns a player line in the newest layout, with 3 kills, 4 deaths and 2 headshots. */
export const player = (guid: string, side: string | number = 1, playerName = `^1p^7${guid}`) =>
  `${guid}\\${playerName}\\0\\${side}\\134217744 16 70 2 3 2 3 8 1 1 0 \t${fields.replaceAll(' ', '\t')}`;

export const good = [header, player('AAAA0001', 1), player('AAAA0002', 2)];

export const bytesOf = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;

/** Parses `text` under the given name. */
export function parse(text: string | Uint8Array, fileName = name) {
  const file = parseFileName(fileName);
  if (!file.ok) throw new Error(file.refusal.message);
  return parseRoundFile(bytesOf(text), file.value);
}
