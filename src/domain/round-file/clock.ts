import { playedAt } from '../played-at.ts';
import type { FileName } from './file-name.ts';
import type { Refusal } from './finding.ts';

/** No two places on Earth differ by more, so a stamp further ahead comes from a clock that is wrong, whatever zone it was read in. */
const mostHoursAhead = 26;

/** Refuses a file whose stamp lies in the future: stored, it would stay the newest round for years. */
export function fromTheFuture({ date, time }: FileName, timeZone: string, now: Date): Refusal | undefined {
  const ahead = (playedAt(date, time, timeZone) - now.getTime()) / 3_600_000;
  if (ahead <= mostHoursAhead) return undefined;
  const message =
    `The stamp ${date} ${time} is more than ${mostHoursAhead} hours ahead of the clock here (${now.toISOString().slice(0, 16)}Z): ` +
    "the game server's clock is wrong. Set it right, give the file its right name and send it again.";
  return { code: 'clock', message };
}
