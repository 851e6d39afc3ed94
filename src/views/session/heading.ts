import type { Session } from '../../db/queries/session.ts';
import type { SessionRound } from '../../db/queries/session-parts.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitText } from '../../discord/fit.ts';
import { timestamp } from '../../discord/markup.ts';
import { sessionResult } from '../../domain/session-result.ts';
import { memberNames, teamName } from '../team-names.ts';

const mapsLength = 600;
const membersLength = 160;

/** Returns the lines that say when and what was played. They include the teams and their score if the session comes with its sides. */
export function sessionHeading(session: Session): string {
  const { rounds } = session;
  const invalid = rounds.filter(({ isValid }) => !isValid).length;
  const note = invalid > 0 ? [`${invalid} of ${rounds.length} rounds ${invalid === 1 ? 'does' : 'do'} not count.`] : [];
  return [
    when(rounds),
    fitText(maps(rounds), mapsLength),
    ...note,
    ...(session.sides.length > 0 ? score(session) : []),
  ].join('\n');
}

/** Returns "Day, from to", from the start of the first round to the end of the last. */
function when(rounds: readonly SessionRound[]): string {
  const { from, to } = spanOf(rounds);
  return `${timestamp(from, 'D')}, ${timestamp(from, 't')} to ${timestamp(to, 't')}`;
}

/**
 * Returns the start of the first round and the end of the last. A round's stamp is its end, so its duration is subtracted for the start.
 */
export function spanOf(rounds: readonly SessionRound[]): { from: Date; to: Date } {
  const [first] = rounds;
  const to = rounds.at(-1)?.playedAt ?? new Date(0);
  return { from: first ? new Date(first.playedAt.getTime() - (first.durationSeconds ?? 0) * 1000) : to, to };
}

/** Returns the maps in playing order. The rounds of a map are listed together. */
function maps(rounds: readonly SessionRound[]): string {
  const matches = [...Map.groupBy(rounds, ({ matchId }) => matchId).values()];
  return matches
    .map((played) => nameInText(played[0]?.mapName, 30) + (played.length > 1 ? '' : ' (one round)'))
    .join(' → ');
}

function score(session: Session): string[] {
  const { teams, score } = sessionResult(session);
  if (teams.mixed) return ['Players changed teams between maps, so there is no score by team.'];
  const names = new Map(session.players.map(({ playerGuid, name }) => [playerGuid, name]));
  return teams.teams.slice(0, 4).map((team, position) => {
    const best = score.winner === position ? '🏆 ' : '';
    return `${best}**${teamName(team, position)} ${score.points[position]}** · ${memberNames(team, names, membersLength)}`;
  });
}
