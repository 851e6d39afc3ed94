import type { Random } from '../../../demo/random.ts';
import type { WrittenRound } from '../../../demo/round-files/generate.ts';
import { generateRoundFiles } from '../../../demo/round-files/generate.ts';

/** A file as it is sent. */
export interface SentFile {
  name: string;
  content: Uint8Array;
}

/** A person whom a test forgets, and their files. */
export interface Person {
  guids: readonly string[];
  /** The names under which they play, with colour codes. */
  rawNames: readonly string[];
  files: SentFile[];
}

const rawNames = ['^1Qu^2ix^7otl', 'QUIXOTL', '^xq^/U^ix|o(t*l', '^7Ünï€qz', 'qxz"%_[jk]', '^^7caretqx', 'Qixz^9Qrx'];

/** Returns a player of invented matches under two GUIDs and many names, in UTF-8 and windows-1252, and files of all kinds. */
export function inventPerson(random: Random, seed: string): Person {
  const rounds = generateRoundFiles({ seed, matches: 4, people: 9, matchesPerEvening: 2 });
  const guids = ['AB12CD34', 'FE98DC76'];
  const counts = new Map<string, number>();
  for (const { truth } of rounds) for (const guid of truth.keys()) counts.set(guid, (counts.get(guid) ?? 0) + 1);
  const [original] = [...counts].sort((a, b) => b[1] - a[1])[0] as [string, number];
  const files = rounds.flatMap((round) => renamed(random, round, original, guids));
  return { guids, rawNames, files };
}

/** Returns the files of a round in which a player has one of the person's GUIDs and names. */
function renamed(random: Random, round: WrittenRound, original: string, guids: readonly string[]): SentFile[] {
  // Both rounds of a match have the same GUID.
  const guid = guids[round.map.length % 2] as string;
  const raw = random.pick([...rawNames]);
  const line = new RegExp(`^${original}\\\\([^\\\\]*)`, 'm').exec(round.text);
  const before = line?.[1]?.replace(/\^[^^]/g, '');
  const text = round.text.replace(line?.[0] ?? '', () => (line ? `${guid}\\${raw}` : ''));
  const files = [{ name: round.name, content: encoded(random, text) }];
  if (round.endstats) {
    const shown = raw.replace(random.pick([/\^[^^]/gsu, /\^[0-9A-Za-z]/g]), '');
    const lines = round.endstats.text.split('\n').map((one) =>
      one
        .split('\t')
        .map((part) => (part === before ? shown : part.replace(original, guid)))
        .join('\t'),
    );
    const older = random.chance(0.4) ? lines.filter((one) => !one.startsWith('VS_HEADER')) : lines;
    const broken = line && random.chance(0.3) ? [...older.slice(0, -1), `${shown}\tnothing`, ''] : older;
    files.push({ name: round.endstats.name, content: encoded(random, broken.join(random.pick(['\n', '\r\n']))) });
  }
  return files;
}

/** Returns the bytes of a text, often in windows-1252 if that has all its characters. */
function encoded(random: Random, text: string): Uint8Array {
  if (random.chance(0.5)) return Buffer.from(text);
  const bytes = [...text].map((character) => (character === '€' ? 0x80 : (character.codePointAt(0) ?? 0)));
  return bytes.every((byte) => byte < 256) ? Uint8Array.from(bytes) : Buffer.from(text);
}
