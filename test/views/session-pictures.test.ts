import { expect, test } from 'vitest';
import { chartOf } from '../../src/charts/index.ts';
import type { Session } from '../../src/db/queries/session.ts';
import type { SessionRound } from '../../src/db/queries/session-parts.ts';
import type { Totals } from '../../src/domain/formula.ts';
import { sums } from '../../src/domain/formula.ts';
import { localeOf } from '../../src/texts/locale.ts';
import { dpmPicture } from '../../src/views/pictures/dpm.ts';
import { eveningPicture } from '../../src/views/pictures/evening.ts';
import { graphsView } from '../../src/views/session/graphs.ts';
import { evening } from '../domain/evening.ts';

/** A round: `supply 1 7:42` is round 1 of supply, whose attackers took so long; `held` if they were. Axis defends. */
function sessionOf(rounds: readonly string[], sides: readonly string[], more: Partial<Session> = {}): Session {
  const played = rounds.map((text, index): SessionRound => {
    const [mapName = '', number, time = ''] = text.split(' ');
    const isHeld = time === 'held';
    const limit = number === '2' ? (rounds[index - 1]?.split(' ')[2] ?? '10:00') : '10:00';
    return {
      ...{
        round: index + 1,
        playedAt: new Date(Date.UTC(2026, 1, 28, 23, 20 + index * 12)),
        mapName,
        matchId: mapName,
      },
      ...{ durationSeconds: 600, isValid: true, source: 'file', roundNumber: Number(number) },
      ...{ defenderTeam: 1, winnerTeam: isHeld ? 1 : 2, timeLimit: limit === 'held' ? '10:00' : limit },
      actualTime: isHeld ? '10:00' : time,
    };
  });
  const guids = [...new Set(sides.join('').replaceAll('-', ''))];
  const totals = Object.fromEntries(sums.map((sum) => [sum, 6])) as Totals;
  return {
    ...{ address: '1.00000000', day: '2026-02-28', time: '23:10', server: '', rounds: played, rosters: [] },
    sides: evening(...sides),
    players: guids.map((playerGuid) => ({ playerGuid, name: playerGuid, totals, weapons: null, details: null })),
    playerRounds: [],
    news: null,
    addresses: [],
    ...more,
  };
}

const locale = localeOf('en');
const today = '2026-02-28';

/** Returns the score, the note and the lines of the maps, each time with its team's place, the winner's in brackets. */
function drawn(session: Session) {
  const { chart } = eveningPicture(session, today, locale);
  if (chart.kind !== 'evening') throw new Error('not an evening');
  const { title, note, columns, maps } = chart.data;
  const cell = ([team, time]: readonly [number, string], isWon: boolean) =>
    isWon ? `[${team} ${time}]` : `${team} ${time}`;
  return {
    title: title
      .map(([, part]) => part)
      .join(' ')
      .replaceAll('\u00a0', ' '),
    note: note.replaceAll('\u00a0', ' '),
    columns: columns.map(([, text]) => text.replaceAll('\u00a0', ' ')),
    maps: maps.map(
      ([name, one, other, won, score]) => `${name} ${cell(one, won === 0)} ${cell(other, won === 1)} ${won} ${score}`,
    ),
  };
}

test.each<[string, Session, ReturnType<typeof drawn>]>([
  [
    'two teams: in the order of the score, whoever attacked first; held maps, and the score after each map',
    sessionOf(
      ['supply 1 7:42', 'supply 2 held', 'radar 1 held', 'radar 2 held', 'oasis 1 5:00', 'oasis 2 4:59'],
      ['ab-cd', 'cd-ab', 'ab-cd', 'cd-ab', 'cd-ab', 'ab-cd'],
    ),
    {
      title: 'Team A 1 : 5 Team B',
      note: 'Sat Feb 28 · 3 maps · 4 players',
      columns: ['Team A', 'Team B'],
      maps: ['supply 0 held [1 7:42] 1 0 : 2', 'radar 0 held 1 held 2 1 : 3', 'oasis 0 5:00 [1 4:59] 1 1 : 5'],
    },
  ],
  [
    'one round decides nothing',
    sessionOf(['supply 1 7:42'], ['ab-cd']),
    {
      title: 'Team A 0 : 0 Team B',
      note: 'Sat Feb 28 · 1 map · 4 players · no map decided',
      columns: ['Team A', 'Team B'],
      maps: ['supply 0 – 1 7:42 3 0 : 0'],
    },
  ],
  [
    'only round 2 has arrived',
    sessionOf(['supply 2 7:42'], ['ab-cd']),
    {
      title: 'Team A 0 : 0 Team B',
      note: 'Sat Feb 28 · 1 map · 4 players · no map decided',
      columns: ['Team A', 'Team B'],
      maps: ['supply 4 – 4 – 3 0 : 0'],
    },
  ],
  [
    'three teams have no running score',
    sessionOf(['supply 1 7:42', 'supply 2 held', 'radar 1 3:10', 'radar 2 held'], ['ab-cd', 'cd-ab', 'ab-ef', 'ef-ab']),
    {
      title: 'Team A 0 · Team B 2 · Team C 2',
      note: 'Sat Feb 28 · 2 maps · 6 players',
      columns: ['', ''],
      maps: ['supply 0 held [1 7:42] 1 ', 'radar 0 held [2 3:10] 1 '],
    },
  ],
  [
    'one player alone has no opponents',
    sessionOf(['supply 1 7:42', 'supply 2 held'], ['a-', '-a']),
    {
      title: 'Sat Feb 28',
      note: '1 map · 1 player · no map decided',
      columns: ['attack 1', 'attack 2'],
      maps: ['supply [4 7:42] 4 held 0 '],
    },
  ],
])('%s', (_, session, wanted) => {
  expect(drawn(session)).toEqual(wanted);
});

test('a team has its own name, without colours and marks of Markdown', () => {
  const rosters = [
    { name: '^1Night_Tram', guids: ['a', 'b'] },
    { name: 'Marmalade *Brigade*', guids: ['c', 'd'] },
  ];
  const session = sessionOf(['supply 1 7:42', 'supply 2 held'], ['ab-cd', 'cd-ab'], { rosters });
  expect(drawn(session).title).toBe('Night_Tram 0 : 2 Marmalade *Brigade*');
});

const played = (round: number, playerGuid: string, damage_given: number, time_played: number) => ({
  ...{ round, playerGuid, damage_given, time_played },
  ...{ kills: 0, deaths: 0, damage_received: 0, bullet_hits: 0, bullet_shots: 0 },
});

test('DPM is drawn round by round; a round that was hardly played has none', () => {
  const playerRounds = [played(1, 'a', 1000, 300), played(2, 'a', 500, 29), played(1, 'b', 600, 600)];
  const session = sessionOf(['supply 1 7:42', 'supply 2 held'], ['a-b', 'b-a'], { playerRounds });
  expect(dpmPicture(session, today, locale).chart.data).toMatchObject({
    maps: [['supply', 2]],
    best: [
      ['a', '60', [200, -1]],
      ['b', '60', [60, -1]],
    ],
  });
});

test('DPM of more than 14 rounds is drawn map by map, over both rounds; of more than 14 maps the latest are', () => {
  const maps = Array.from({ length: 15 }, (_, index) => `map${index + 1}`);
  const rounds = maps.flatMap((map) => [`${map} 1 5:00`, `${map} 2 held`]);
  const sides = maps.flatMap(() => ['a-b', 'b-a']);
  const playerRounds = [played(29, 'a', 100, 60), played(30, 'a', 500, 240)];
  const { data } = dpmPicture(sessionOf(rounds, sides, { playerRounds }), today, locale).chart;
  expect(data).toMatchObject({ maps: maps.slice(1).map((map) => [map, 1]) });
  expect(data).toMatchObject({
    best: [
      ['a', '60', [...Array.from({ length: 13 }, () => -1), 120]],
      ['b', '60', expect.any(Array)],
    ],
  });
});

test('sums that no schema allows are within it, and names of any kind are drawn', () => {
  const odd = {
    kills: -1,
    deaths: Number.NaN,
    damage_given: 1e300,
    time_played: -5,
    time_dead: 1e12,
    denied_playtime: 0.4,
  };
  const session = sessionOf(['supply 1 7:42'], ['ab-cd']);
  const players = session.players.map((one) => ({
    ...one,
    name: '\u202e😀'.repeat(50),
    totals: { ...one.totals, ...odd },
  }));
  for (const { chart } of graphsView.pictures?.({ ...session, players }, today, locale) ?? [])
    expect(chartOf(chart.kind, chart.data)).toEqual(chart);
});
