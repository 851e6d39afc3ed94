import { playedAt } from '../played-at.ts';
import type { FileName } from './file-name.ts';
import type { Refusal } from './finding.ts';

/** How far a timestamp may lie ahead of now, in hours. No two time zones differ by more, so a later timestamp comes from a wrong clock. */
const mostHoursAhead = 26;

/** Returns why a file is refused whose timestamp lies in the future. Once stored, its round would stay the newest one for years. */
export function fromTheFuture({ date, time }: FileName, timeZone: string, now: Date): Refusal | undefined {
  const ahead = (playedAt(date, time, timeZone) - now.getTime()) / 3_600_000;
  if (ahead <= mostHoursAhead) return undefined;
  const message =
    `The stamp ${date} ${time} is more than ${mostHoursAhead} hours ahead of the clock here (${now.toISOString().slice(0, 16)}Z): ` +
    "the game server's clock is wrong. Set it right, give the file its right name and send it again.";
  return { code: 'clock', message };
}
