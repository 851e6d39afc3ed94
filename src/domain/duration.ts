const grace = 60;

/** Returns the seconds of a header's clock such as `12:00` or `7:42`. Undefined for any other text. */
export function clockSeconds(text: string | null | undefined): number | undefined {
  const match = /^(\d{1,4}):([0-5]\d)$/.exec(text?.trim() ?? '');
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/**
 * Returns the length of a round in seconds. Null if it is unknown. The play time without pauses is used first, which only the newest files
 * have. Next comes the header's actual time, if it is above 0 and within the limit. Some rounds end earlier than their header says: every
 * player who can have been in the round (at most a minute longer than the header) then has more than `resolution` seconds less. The longest
 * of their times is used in that case. It is also used without a usable header. (Source: round-files.md, formulas.md)
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
