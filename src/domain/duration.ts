const grace = 60;

/** Seconds of a header's clock such as `12:00` or `7:42`; undefined for anything else. */
export function clockSeconds(text: string | null | undefined): number | undefined {
  const match = /^(\d{1,4}):([0-5]\d)$/.exec(text?.trim() ?? '');
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/**
 * How long a round lasted, in seconds; null when nothing says so. A play time without pauses (newest files) is the measure. Else the
 * header's actual time counts if it is above 0 and within the limit. Where everybody who can have played in this round (at most a
 * minute longer than the header says) has less by more than `resolution` seconds, the round ended early and the longest of them is
 * the measure. Without a usable header the longest player time is. (Source: formulas.md, round-files.md)
 */
export function measuredDuration(
  header: { actual: string | null | undefined; limit: string | null | undefined; play?: number | null },
  playerSeconds: readonly number[],
  resolution = 0,
): number | null {
  if (header.play) return header.play;
  const actual = clockSeconds(header.actual);
  const limit = clockSeconds(header.limit);
  const trusted = actual !== undefined && actual > 0 && (!limit || actual <= limit) ? actual : undefined;
  const plausible = playerSeconds.filter((seconds) => seconds > 0 && seconds <= (trusted ?? Infinity) + grace);
  const longest = plausible.length > 0 ? Math.max(...plausible) : undefined;
  if (trusted === undefined) return longest ?? null;
  return longest === undefined || trusted - longest <= resolution ? trusted : Math.min(trusted, longest);
}
