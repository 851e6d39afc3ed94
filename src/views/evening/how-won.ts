import type { WinningReason } from '../../domain/how-won.ts';
import { closeSeconds, winningReasons } from '../../domain/how-won.ts';
import type { SessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatClock } from '../durations.ts';
import { inLines } from '../in-lines.ts';

/** Returns `⚔️ faster attacks (7:40 against 9:55)`, `both full holds`. Nothing where no reason stands out. */
export function howWonLines(result: SessionResult, locale: Locale): string[] {
  return inLines(
    winningReasons(result).map((reason) => written(reason, locale)),
    '⚔️ ',
  );
}

function written(reason: WinningReason, { texts }: Locale): string {
  const { faster, holds, close } = texts.evening;
  switch (reason.kind) {
    case 'faster':
      return faster(formatClock(reason.ownSeconds), formatClock(reason.otherSeconds));
    case 'holds':
      return holds(reason.own, reason.other);
    case 'close':
      return close(reason.maps, formatClock(closeSeconds));
  }
}
