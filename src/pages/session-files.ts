import type { Session } from '../db/queries/session.ts';
import { findSession } from '../db/queries/session.ts';
import { sums } from '../domain/formula.ts';
import { matchPath, sessionPath } from '../domain/page-paths.ts';
import { sessionResult } from '../domain/session-result.ts';
import type { RoundResult } from '../domain/stopwatch.ts';
import type { Locale } from '../texts/locale.ts';
import { spanOf } from '../views/session/heading.ts';
import { plainTeamName } from '../views/team-names.ts';
import { plainWholeName } from '../views/whole-name.ts';
import { csvOf } from './csv.ts';
import { pageOfListed } from './links.ts';
import type { Page, PageContext, PageFile } from './page.ts';

/** An evening as CSV: a row a player, a column a sum. */
export const sessionCsv = sessionFile('csv', (session, { locale }) => {
  const { teams, players } = valuesOf(session, locale);
  const rows = players.map((player) => [
    player.guid,
    player.name,
    player.team === null ? null : (teams[player.team]?.name ?? null),
    ...sums.map((sum) => player[sum]),
  ]);
  return {
    type: 'text/csv',
    name: `${session.day}-${session.address}.csv`,
    text: csvOf([['guid', 'name', 'team', ...sums], ...rows]),
  };
});

/** An evening as JSON: its teams with their points, its maps with the times of both rounds, everybody's sums. */
export const sessionJson = sessionFile('json', (session, { locale, origin }) => {
  const { from, to } = spanOf(session.rounds);
  const { teams, players } = valuesOf(session, locale);
  const addresses = new Map(session.addresses);
  const maps = sessionResult(session).score.matches.map(({ matchId, mapName, teams: playing, result }) => {
    const address = addresses.get(matchId);
    return {
      map: plainWholeName(mapName, locale),
      url: address === undefined ? null : origin + matchPath(address),
      teams: playing,
      points: result?.points ?? null,
      rounds: [result?.round1, result?.round2].map((round) => (round ? timesOf(round) : null)),
    };
  });
  const url = origin + sessionPath(session.address);
  return { type: 'application/json', text: JSON.stringify({ url, day: session.day, from, to, teams, maps, players }) };
});

function sessionFile(ending: string, write: (session: Session, context: PageContext) => PageFile): Page {
  return {
    name: 's',
    address: new RegExp(`^\\d{1,11}\\.[0-9a-f]{8}\\.${ending}$`),
    async answer({ parts: [asked = ''] }, { db, told }) {
      const address = asked.slice(0, -ending.length - 1);
      const query = { parts: ['teams', 'addresses'], viewer: 'public' } as const;
      const [{ session }, context] = await Promise.all([findSession(db, { address }, query), told()]);
      if (!session) return undefined;
      const path = `${sessionPath(session.address)}.${ending}`;
      return session.address === address ? write(session, context) : { movedTo: path };
    },
  };
}

const timesOf = ({ attackersWon, seconds, limit }: RoundResult) => ({ won: attackersWon, seconds, limit });

/** Returns the teams with their points, and everybody's sums. Who has no page has no GUID here. */
function valuesOf(session: Session, locale: Locale) {
  const { teams, score } = sessionResult(session);
  const known = teams.mixed ? [] : teams.teams;
  const places = new Map(known.flatMap(({ members }, place) => members.map(({ guid }) => [guid, place] as const)));
  return {
    teams: known.map((team, place) => ({ name: plainTeamName(team, place, locale), points: score.points[place] ?? 0 })),
    players: session.players.map(({ playerGuid, name, totals }) => ({
      guid: pageOfListed({ guid: playerGuid, name }) ? playerGuid : null,
      name: plainWholeName(name, locale),
      team: places.get(playerGuid) ?? null,
      ...totals,
    })),
  };
}
