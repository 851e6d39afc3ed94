import type { Session } from '../../db/queries/session.ts';
import type { SessionRound } from '../../db/queries/session-parts.ts';
import { timestamp } from '../../discord/markup.ts';
import type { PlayedSession, SessionResult } from '../../domain/session-result.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from '../display-width.ts';
import { formatDuration } from '../durations.ts';
import { namesInLines } from '../player-row.ts';
import { scoreLine, teamName } from '../team-names.ts';
import { mvpLine } from './mvp.ts';
import type { SessionView } from './view.ts';

const teamsShown = 4;
/** The graphemes of a roster's names: less than in lists, so that a line has several. */
const rosterNameLength = 12;
/** The graphemes of a team's name in a title; fewer where it is too long for a line. */
const teamLengths = [30, 14, 11] as const;
/** A title's letters are larger and bold. */
const titleWidth = 18.5;

interface Heading {
  title: string;
  lines: string[];
}

/** Returns a message's title and the lines above a view. The overview says the score first; other views begin with what they show. */
export function sessionHeading(session: Session, view: SessionView, today: string, locale: Locale): Heading {
  const { rounds, day } = session;
  const { texts } = locale;
  const invalid = rounds.filter(({ isValid }) => !isValid).length;
  const note = invalid > 0 ? [texts.sessions.notCounted(invalid, rounds.length)] : [];
  const size = sizeOf(session, locale);
  if (view.heading === 'whole') {
    const result = sessionResult(session);
    return {
      title: verdict(result, locale),
      lines: [
        `${texts.sessions.weekdayAndDay(day, today)} · ${beganAndLasted(session, formatDuration, locale)}`,
        size,
        ...note,
        ...rosters(session, result, locale),
        ...mvpLine(session, locale),
      ],
    };
  }
  const score = view.heading === 'score' ? [`**${verdict(sessionResult(session), locale)}**`] : [];
  const title = `${texts.sessions.views[view.key].label} · ${texts.sessions.weekdayAndDay(day, today)}`;
  return { title, lines: [...score, `${beganAndLasted(session, shortDuration, locale)} · ${size}`, ...note] };
}

/** Returns `7:31 PM, 2 h 11 min`. Discord shows the time in the reader's time zone. */
function beganAndLasted(
  { rounds }: Session,
  format: (seconds: number, locale: Locale) => string,
  locale: Locale,
): string {
  const { from } = spanOf(rounds);
  return locale.texts.sessions.beganAndLasted(timestamp(from, 't'), format(secondsOf(rounds), locale));
}

/** Returns `7 maps · 12 players`. */
function sizeOf({ rounds, players }: Session, { texts }: Locale): string {
  return `${texts.common.maps(mapsIn(rounds))} · ${texts.common.players(players.length)}`;
}

/** Returns how many maps with a counted round were played. */
export function mapsIn(rounds: readonly SessionRound[]): number {
  return new Set(rounds.filter(({ isValid }) => isValid).map(({ matchId }) => matchId)).size;
}

/**
 * Returns the start of the first round and the end of the last. A round's stamp is its end, so its duration is subtracted for the start.
 */
export function spanOf(rounds: readonly SessionRound[]): { from: Date; to: Date } {
  const [first] = rounds;
  const to = rounds.at(-1)?.playedAt ?? new Date(0);
  return { from: first ? new Date(first.playedAt.getTime() - (first.durationSeconds ?? 0) * 1000) : to, to };
}

/** Returns the seconds from the start of the first round to the end of the last. */
export function secondsOf(rounds: readonly SessionRound[]): number {
  const { from, to } = spanOf(rounds);
  return (to.getTime() - from.getTime()) / 1000;
}

/** Formats seconds as `2 h 11`, or as `48 min`. */
export function shortDuration(seconds: number, locale: Locale): string {
  if (seconds < 3600) return formatDuration(seconds, locale);
  const minutes = String(Math.floor(seconds / 60) % 60).padStart(2, '0');
  return locale.texts.sessions.lastedHours(Math.floor(seconds / 3600), minutes);
}

/**
 * Returns `Team A 10 : 4 Team B   🏆 Team A`. Where that is too long for a line, the cup stands beside the winner's name, then names are cut.
 * `lead` stands before it.
 */
export function verdict({ teams: { teams, mixed }, score }: SessionResult, locale: Locale, lead = ''): string {
  const { changedTeams, noTeams, noMapDecided, tie } = locale.texts.sessions;
  if (mixed) return lead + changedTeams;
  if (teams.length < 2) return lead + noTeams;
  const write = (length: number): string[] => {
    const scored = teams.map((team, position) => ({
      name: teamName(team, position, locale, length),
      points: score.points[position] ?? 0,
    }));
    if (score.winner === null) return [`${scoreLine(scored)} · ${noMapDecided}`];
    if (score.winner === 'tie') return [`${scoreLine(scored)} · ${tie}`];
    const won = score.winner;
    const beside = scored.map((one, position) =>
      position === won ? { ...one, name: withCup(one.name, position) } : one,
    );
    return [`${scoreLine(scored)}   🏆 ${scored[won]?.name}`, scoreLine(beside)];
  };
  let line = '';
  for (const length of teamLengths) {
    for (line of write(length)) if (widthOf(lead + line) <= titleWidth) return lead + line;
  }
  return lead + line;
}

/** The second of two teams has its name at the end of the line. */
const withCup = (name: string, position: number) => (position === 1 ? `${name} 🏆` : `🏆 ${name}`);

/** Returns each team's lines: its name and as many players as fit, most rounds first, then most kills. Two teams have two lines each. */
function rosters(
  session: PlayedSession & Pick<Session, 'players'>,
  { teams }: SessionResult,
  locale: Locale,
): string[] {
  if (teams.mixed || teams.teams.length < 2) return [];
  const byKills = session.players.toSorted((a, b) => b.totals.kills - a.totals.kills);
  const names = new Map(byKills.map(({ playerGuid, name }) => [playerGuid, name]));
  const places = new Map(byKills.map(({ playerGuid }, place) => [playerGuid, place]));
  const second = teams.teams.length === 2 ? [lineWidth] : [];
  return teams.teams.slice(0, teamsShown).flatMap((team, position) => {
    const called = teamName(team, position, locale, 16);
    const played = team.members
      .filter(({ guid }) => names.has(guid))
      .sort((a, b) => b.rounds - a.rounds || (places.get(a.guid) ?? 0) - (places.get(b.guid) ?? 0))
      .map(({ guid }) => names.get(guid));
    const rooms = [lineWidth - boldWidthOf(`${called}  `), ...second];
    const [first, ...rest] = namesInLines(played, { rooms, longest: rosterNameLength }, locale);
    return [`**${called}**  ${first}`, ...rest];
  });
}
