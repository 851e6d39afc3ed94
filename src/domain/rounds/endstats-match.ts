/** A round or file with its timestamp: the game server's wall clock in milliseconds, as if it were UTC. All are of one server and map. */
interface Stamped {
  key: string;
  round: 1 | 2;
  stamp: number;
}

interface EndstatsFile extends Stamped {
  bytes: number;
  sha256: string;
  /** Whether a manager chose this file of several. */
  isChosen: boolean;
}

const farthestMs = 60_000;

/**
 * Returns which endstats file belongs to which round, as the file's key by the round's key. The game server writes both files within
 * seconds. Each file belongs to the round of its number with the nearest timestamp within 60 s, the earlier one if two are equally near.
 * Each round uses the file a manager chose, else the nearest of its files, then the larger, then the one with the greater hash.
 */
export function matchEndstats(rounds: readonly Stamped[], files: readonly EndstatsFile[]): Map<string, string> {
  const chosen = new Map<string, EndstatsFile>();
  for (const file of files) {
    const [nearest] = rounds
      .filter(({ round, stamp }) => round === file.round && Math.abs(stamp - file.stamp) <= farthestMs)
      .sort((a, b) => distance(a, file) - distance(b, file) || a.stamp - b.stamp);
    if (!nearest) continue;
    const rival = chosen.get(nearest.key);
    if (!rival || isBetter(file, rival, nearest)) chosen.set(nearest.key, file);
  }
  return new Map([...chosen].map(([round, { key }]) => [round, key]));
}

function isBetter(file: EndstatsFile, rival: EndstatsFile, round: Stamped): boolean {
  if (file.isChosen !== rival.isChosen) return file.isChosen;
  const nearer = distance(rival, round) - distance(file, round);
  const larger = file.bytes - rival.bytes;
  return nearer > 0 || (nearer === 0 && (larger > 0 || (larger === 0 && file.sha256 > rival.sha256)));
}

function distance(a: Stamped, b: Stamped): number {
  return Math.abs(a.stamp - b.stamp);
}
