/** Whether web pages may ask the database now, and until when that holds. */
export interface PageTime {
  mayAsk: boolean;
  untilMs: number;
}

/** What the Clock keeps of it. */
export interface KeptPageTime {
  /** For how long (ms) pages could still keep the database awake, at this instant. */
  leftMs: number;
  atMs: number;
  /** Until when they may ask. */
  untilMs: number;
}

const minuteMs = 60_000;
/** How long (ms) pages may ask once they may. */
const spanMs = 5 * minuteMs;
/** How long (ms) Neon's database stays awake after the last request. */
const idleMs = 5 * minuteMs;
const dayMs = 24 * 60 * minuteMs;

/**
 * Lets pages ask the database for five minutes, unless they have kept it awake for as long as a day allows: that time comes back evenly over
 * the day. Returns what to keep, if that changes.
 */
export function pageTimeAt(
  nowMs: number,
  kept: KeptPageTime | undefined,
  dailyMs: number,
): { time: PageTime; kept?: KeptPageTime } {
  if (kept && nowMs < kept.untilMs) return { time: { mayAsk: true, untilMs: kept.untilMs } };
  const perMs = dailyMs / dayMs;
  const leftMs = kept ? Math.min(dailyMs, kept.leftMs + Math.max(0, nowMs - kept.atMs) * perMs) : dailyMs;
  const awakeUntilMs = kept ? kept.untilMs + idleMs : 0;
  const untilMs = nowMs + spanMs;
  const costMs = untilMs + idleMs - Math.max(nowMs, awakeUntilMs);
  if (costMs <= leftMs)
    return { time: { mayAsk: true, untilMs }, kept: { leftMs: leftMs - costMs, atMs: nowMs, untilMs } };
  return { time: { mayAsk: false, untilMs: Math.ceil(nowMs + (spanMs + idleMs - leftMs) / perMs) } };
}
