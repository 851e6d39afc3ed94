/** Something that used the database. */
export interface Touch {
  atMs: number;
  /** `command`, `upload`, or what ran by the clock: `upkeep`, or `nothing` if no job was due. */
  cause: string;
  /** Whether somebody wanted it: a request, or a job that changed a message. */
  isUse: boolean;
}

export interface Awake {
  /** What woke the database, once a wake. */
  wakes: string[];
  awakeMs: number;
  /** What touched the database though nobody wanted it, and kept it awake for longer. */
  needless: Touch[];
}

const minuteMs = 60_000;
/** How long (ms) the database stays awake after its last use, and what a wake takes besides. */
const idleMs = 5 * minuteMs;
const wakingMs = 0.2 * minuteMs;
/** What comes so soon (ms) after a use belongs to it, such as the alarm that sends the message about an upload. */
const afterUseMs = minuteMs;

/** Returns how long a database was awake, which sleeps five minutes after its last use. The touches are in order. */
export function awakeOf(touches: readonly Touch[]): Awake {
  const wakes: string[] = [];
  const needless: Touch[] = [];
  let awakeMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let usedMs = Number.NEGATIVE_INFINITY;
  // The other daily jobs run in the minute of upkeep and cost no wake of their own.
  const upkeepMs = touches.filter(({ cause }) => cause.split(' and ').includes('upkeep')).map(({ atMs }) => atMs);
  const isWithUpkeep = (atMs: number) => upkeepMs.some((at) => Math.abs(at - atMs) <= afterUseMs);
  for (const touch of touches) {
    const { atMs, cause, isUse } = touch;
    if (atMs - lastMs > idleMs) {
      wakes.push(cause);
      awakeMs += wakingMs + idleMs;
    } else awakeMs += atMs - lastMs;
    if (isUse) usedMs = atMs;
    else if (!isWithUpkeep(atMs) && atMs - usedMs > afterUseMs) needless.push(touch);
    lastMs = atMs;
  }
  return { wakes, awakeMs, needless };
}
