/** A change from one team to another. */
export interface Change<Team> {
  from: Team;
  to: Team;
  /** The first round with the new team. */
  since: number;
  /** Share of the rounds that this change explains. */
  confidence: number;
}

/** A round that a player played, and the team they stood with. Null if they stood with no team. */
export interface Stand<Team> {
  round: number;
  team: Team | null;
}

/**
 * Returns the one change of team that best explains a player's rounds, given in playing order. Undefined if the player was never with a
 * second team.
 */
export function bestChange<Team>(stands: readonly Stand<Team>[]): Change<Team> | undefined {
  const before = new Map<Team | null, number>();
  const after = new Map<Team | null, number>();
  for (const { team } of stands) after.set(team, (after.get(team) ?? 0) + 1);
  const teams = [...after.keys()].filter((team) => team !== null);
  if (teams.length < 2) return undefined;
  let best: (Omit<Change<Team>, 'confidence'> & { explained: number }) | undefined;
  for (const { round, team } of stands) {
    for (const from of teams) {
      for (const to of teams) {
        const explained = (before.get(from) ?? 0) + (after.get(to) ?? 0);
        if (before.has(from) && from !== to && after.get(to) && explained > (best?.explained ?? 0)) {
          best = { from, to, since: round, explained };
        }
      }
    }
    before.set(team, (before.get(team) ?? 0) + 1);
    after.set(team, (after.get(team) ?? 0) - 1);
  }
  return best && { from: best.from, to: best.to, since: best.since, confidence: best.explained / stands.length };
}
