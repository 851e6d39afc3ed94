import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface NamedText {
  name: string;
  text: string;
}

/** The files of one match, as a game server writes them. */
export interface DemoMatch {
  round1: NamedText;
  endstats: NamedText;
  round2: NamedText;
}

const stampLength = 'YYYY-MM-DD-HHMMSS'.length;

/** Returns the demo's last match with endstats as if it had just been played, on another map. `folder` is the game server's folder. */
export function matchPlayedNow(folder: string, map: string): DemoMatch {
  const names = readdirSync(folder).sort();
  const endstats = names.findLast((name) => name.endsWith('-round-1-endstats.txt')) ?? '';
  const round1 = endstats.replace('-endstats', '');
  const round2 = names.find((name) => name > round1 && name.endsWith('-round-2.txt')) ?? '';
  const aheadMs = Date.now() - 60_000 - instantOf(round2);
  const moved = (name: string): NamedText => {
    const at = new Date(instantOf(name) + aheadMs).toISOString();
    const stamp = `${at.slice(0, 10)}-${at.slice(11, 19).replaceAll(':', '')}`;
    const kind = name.slice(name.lastIndexOf('-round-'));
    const played = name.slice(stampLength + 1, name.lastIndexOf('-round-'));
    const text = readFileSync(join(folder, name), 'utf8').replace(`\\${played}\\`, `\\${map}\\`);
    // Endstats name no map. Without a difference they would be a file that is already there.
    const own = text.replace(/^(Most damage given\t.*\t)(\d+)$/m, (_, who, damage) => `${who}${Number(damage) + 1}`);
    return { name: `${stamp}-${map}${kind}`, text: own };
  };
  return { round1: moved(round1), endstats: moved(endstats), round2: moved(round2) };
}

/** Returns the names of a round's players as people read them, without colour codes. */
export function playersIn({ text }: NamedText): string[] {
  return [...text.matchAll(/^[0-9A-F]{8}\\([^\\]*)\\/gm)].map(([, name = '']) => name.replace(/\^./g, ''));
}

/** Returns the instant of a file's name, whose clock is UTC. */
function instantOf(name: string): number {
  const [, day, hours, minutes, seconds] = /^(\d{4}-\d\d-\d\d)-(\d\d)(\d\d)(\d\d)-/.exec(name) ?? [];
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`);
}
