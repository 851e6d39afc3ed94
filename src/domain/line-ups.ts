/** How a team's line-up changed between two sessions. Numbers are positions in the compared lists. Null if the team has no counterpart. */
export interface LineUpChange {
  current: number | null;
  previous: number | null;
  added: string[];
  removed: string[];
  unchanged: string[];
}

/**
 * Compares the line-ups of two sessions, given as GUIDs per team. Each team is compared with the one it shares most players with. A team
 * that shares no player counts as all added or all removed.
 */
export function lineUpChanges(
  previous: readonly (readonly string[])[],
  current: readonly (readonly string[])[],
): LineUpChange[] {
  const overlaps = current
    .flatMap((now, c) =>
      previous.map((then, p) => ({ c, p, shared: now.filter((guid) => then.includes(guid)).length })),
    )
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const counterpart = new Map<number, number>();
  for (const { c, p } of overlaps) {
    if (!counterpart.has(c) && ![...counterpart.values()].includes(p)) counterpart.set(c, p);
  }
  const compared = new Set(counterpart.values());
  return [
    ...current.map((_, c) => change(c, counterpart.get(c) ?? null)),
    ...[...previous.keys()].filter((p) => !compared.has(p)).map((p) => change(null, p)),
  ];

  function change(c: number | null, p: number | null): LineUpChange {
    const now = c === null ? [] : (current[c] ?? []);
    const then = p === null ? [] : (previous[p] ?? []);
    return {
      current: c,
      previous: p,
      added: now.filter((guid) => !then.includes(guid)),
      removed: then.filter((guid) => !now.includes(guid)),
      unchanged: now.filter((guid) => then.includes(guid)),
    };
  }
}

/**
 * Returns a team's core: players with at least half as many rounds as the member who played most. A substitute does not make a new line-up.
 */
export function coreOf(members: readonly { guid: string; rounds: number }[]): string[] {
  const most = Math.max(1, ...members.map(({ rounds }) => rounds));
  return members
    .filter(({ rounds }) => rounds * 2 >= most)
    .map(({ guid }) => guid)
    .sort();
}

/** A line-up in one session. */
export interface PlayedLineUp {
  /** Start of the session. */
  session: number;
  guids: readonly string[];
  /** Points of this team and of the best other team. Both are 0 if no map was decided. */
  points: number;
  against: number;
}

export interface RecurringLineUp {
  guids: string[];
  /** Sessions played, including those without a decided map. */
  sessions: number;
  wins: number;
  losses: number;
  ties: number;
  /** Wins per decided session. Null if no session was decided. */
  winRate: number | null;
  /** Starts of the first and the last session. */
  first: number;
  last: number;
}

/** Returns line-ups that played at least two sessions. Most sessions come first, then the better win rate, then the latest session. */
export function recurringLineUps(played: readonly PlayedLineUp[]): RecurringLineUp[] {
  return [...Map.groupBy(played, ({ guids }) => guids.toSorted().join(' ')).values()]
    .map(recordOf)
    .filter(({ guids, sessions }) => guids.length > 0 && sessions > 1)
    .sort((a, b) => b.sessions - a.sessions || (b.winRate ?? -1) - (a.winRate ?? -1) || b.last - a.last);
}

function recordOf(played: readonly PlayedLineUp[]): RecurringLineUp {
  const decided = played.filter(({ points, against }) => points > 0 || against > 0);
  const wins = decided.filter(({ points, against }) => points > against).length;
  const losses = decided.filter(({ points, against }) => points < against).length;
  const starts = played.map(({ session }) => session);
  return {
    guids: played[0]?.guids.toSorted() ?? [],
    sessions: new Set(starts).size,
    wins,
    losses,
    ties: decided.length - wins - losses,
    winRate: decided.length === 0 ? null : wins / decided.length,
    first: Math.min(...starts),
    last: Math.max(...starts),
  };
}
