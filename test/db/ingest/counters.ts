import type { WrittenFile } from '../../../demo/round-files/generate.ts';

/** What a file's line says of a player: kills, deaths, damage given and received, minutes. */
export type Line = readonly [kills: number, deaths: number, given: number, received: number, minutes: string];

interface Round {
  /** `YYYY-MM-DD-HHMMSS` */
  stamp: string;
  map?: string;
  round: 1 | 2;
  limit?: string;
  actual: string;
  /** The ninth field; null leaves it out. */
  play?: number | null;
  /** By name: the first half on Axis in round 1, on Allies in round 2. */
  lines: Readonly<Record<string, Line>>;
}

const guidOf = (name: string) =>
  `${[...name].map((letter) => letter.charCodeAt(0).toString(16)).join('')}00000000`.toUpperCase().slice(0, 8);

/** Returns a round file in which everybody fired one weapon. */
export function roundFile({ stamp, map = 'supply', round, limit = '12:00', actual, play, lines }: Round): WrittenFile {
  const [minutes = 0, seconds = 0] = actual.split(':').map(Number);
  const time = play === undefined ? (60 * minutes + seconds) * 1000 : play;
  const header = ['^1Lab', map, 'legacy6', round, 1, 2, limit, actual, ...(time === null ? [] : [time])];
  const people = Object.entries(lines);
  const text = people.map(([name, [kills, deaths, given, received, played]], index) => {
    const side = index < people.length / 2 === (round === 1) ? 1 : 2;
    const counters = [given, received, 0, 0, 0, 0, 0, 0, '0.0', 30, ...Array(12).fill(0)];
    const fields = [...counters, played, ...Array(15).fill(0)];
    return `${guidOf(name)}\\${name}\\${round}\\${side}\\16 60 200 ${kills} ${deaths} 10 \t${fields.join('\t')}`;
  });
  return { name: `${stamp}-${map}-round-${round}.txt`, text: `${[header.join('\\'), ...text].join('\n')}\n` };
}
