import type { WrittenFile, WrittenRound } from '../../demo/round-files/match.ts';
import { stampText } from '../../demo/round-files/write.ts';

/**
 * Returns what somebody with a leaked token may send beside the true rounds of matches: better versions of their files with one more player
 * and other names, larger endstats, a round 1 that takes a true round 2 away, and an evening that nobody played, on a map of its own.
 */
export function forgedFiles(rounds: readonly WrittenRound[]): WrittenFile[] {
  const better = rounds.slice(0, 3).map(({ name, text }) => ({ name, text: `${renamed(text)}${oneMore(text)}` }));
  const endstats = rounds.slice(4, 6).flatMap(({ endstats: file }) => {
    return file ? [{ name: file.name, text: file.text.replace('\t', ' of honour\t') }] : [];
  });
  const thieves = rounds
    .filter(({ round }) => round === 1)
    .slice(2, 4)
    .map(({ map, endedAt, text }) => ({
      name: `${stampText(endedAt + 20_000)}-${map}-round-1.txt`,
      text: renamed(text),
    }));
  const evening = rounds.slice(0, 4).map(({ map, round, endedAt, text }) => ({
    name: `${stampText(endedAt + 3 * 3_600_000)}-nowhere-round-${round}.txt`,
    text: renamed(text).replace(`\\${map}\\`, '\\nowhere\\'),
  }));
  return [...better, ...endstats, ...thieves, ...evening];
}

/** Returns a file in which everybody has another name. */
function renamed(text: string): string {
  const [header = '', ...lines] = text.split('\n');
  return [header, ...lines.map((line) => line.replace(/^(\w{8})\\[^\\]*\\/, '$1\\^1Forged$1\\'))].join('\n');
}

/** Returns the line of a player who was not there. */
function oneMore(text: string): string {
  return `${text.split('\n')[1]?.replace(/^\w{8}\\[^\\]*/, 'F00DF00D\\Nobody')}\n`;
}
