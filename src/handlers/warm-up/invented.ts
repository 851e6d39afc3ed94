import type { Chart } from '../../charts/index.ts';
import { camelCased } from '../../db/camel-case.ts';
import type { Db } from '../../db/db.ts';
import { sums } from '../../domain/formula.ts';
import { gameAwards } from '../../domain/game-awards.ts';
import { personalFigures } from '../../domain/usual.ts';
import { claimedJob } from './job.ts';
import { aroundUpload } from './upload.ts';

export const day = '2026-01-01';
const dayAfter = '2026-01-02';
export const endedAt = Date.parse(`${day}T20:00:00Z`);
const sides = ['A', 'B'].map((side) => [1, 2, 3].map((number) => `${side}000000${number}`));
export const guids = sides.flat();
const totals = Object.fromEntries(sums.map((sum) => [sum, 5]));

/** Two maps between two teams, in the form in which the database has rounds. */
const rounds = [0, 1, 2, 3].map((index) => [
  index + 1,
  endedAt + index * 600_000,
  `{${sides[index % 2]}}`,
  `{${sides[1 - (index % 2)]}}`,
  'supply',
  ...[600, `match ${index >> 1}`, 1 + (index % 2), true, 'file', 1, 2, '10:00', '8:00'],
]);

const usual = {
  ...{ evenings: 5, has_legacy_low: false },
  means: Object.fromEntries(personalFigures.map(({ key }) => [key, 4])),
};

/** A record of the community that was broken, and an own best. */
const broken = [false, true].map((isOwnBest) => ({
  ...{ kind: 'kills', isOwnBest, value: 6, beaten: 5, holders: [guids[0]], guid: guids[0], mapName: 'supply' },
  ...{ beatenName: guids[1], beatenDay: day },
}));

const session = {
  ...{ address: '1.00000000', day, time: '20:00', server: 'main', session_start: `${day}T20:00:00Z`, key: day },
  ...{
    rounds,
    rosters: [],
    number: 1,
    of: 1,
    newest: '0',
    names: Object.fromEntries(guids.map((guid) => [guid, guid])),
  },
  players: guids.map((guid, index) => [guid, `Player ${guid}`, [], {}, ...sums.map(() => 5 + index)]),
  playerRounds: rounds.flatMap(([id]) => guids.map((guid) => [id, guid, 5, 5, 500, 500, 600, 50, 100])),
  news: { usuals: guids.map((guid) => ({ guid, usual })), streaks: [{ guid: guids[0], maps: 5 }], broken },
  addresses: [['match 0', '20260101200000.00000000']],
};

/** The first map, and the caller's part in it. */
const match = {
  ...{ match_id: 'match 0', address: '20260101200000.00000000', rounds, rosters: [] },
  players: guids.map((player_guid) => ({ player_guid, name: player_guid })),
  playerRounds: session.playerRounds.filter(([round]) => Number(round) <= 2),
  broken,
  awards: gameAwards.map(({ name: award }) => ({ award, player_guid: guids[0], amount: 5 })),
};
const own = { guid: guids[0], name: guids[0], totals, usual };

/** What rankings and profiles show of players. */
const ranking = {
  rows: guids.map((guid, index) => ({
    ...{ rank: index + 1, player_guid: guid, name: guid, rounds: 5, value: 5000, context1: 5, context2: 0.5 },
    ...{ is_caller: index === 0, on_page: true },
  })),
  ...{ ranked: guids.length, players: guids.length, minRounds: 1 },
};
const profile = {
  player: {
    ...{ player_guid: guids[0], name: guids[0], aliases: guids.slice(1, 2), totals, all_time: totals },
    ...{ kills_rank: 1, dpm_rank: 1, viewer_guid: guids[1] },
  },
  weapons: [{ weapon_name: 'WS_MP40', kills: 5, hits: 5, shots: 50 }],
  recent: [1, 2, 3].map((kills) => ({
    ...{ kills, deaths: 1, damage_given: 500 * kills, time_played: 600 },
    played_at: `${day}T20:00:00Z`,
  })),
};

const record = {
  ...{ kind: 'kills', side: 'attack', size: '3v3', mapName: 'supply', value: 5, holders: ['A0000001'], day },
  at: `${day}T20:00:00Z`,
  beaten: { value: 4, holders: ['B0000001'], day },
};

/** A partner of a player, who is an opponent of theirs, too. */
const company = { guid: guids[1], name: guids[1], rounds: 5, kills: 5, deaths: 5, won: 3, decided: 5 };

/** A map, as its own page and that of a player show it. */
const places = {
  mapName: 'supply',
  rounds: 5,
  attacks: 3,
  attacksWon: 2,
  defences: 2,
  defencesWon: 1,
  medianSeconds: 480,
};
const stopwatchRounds = [1, 2].map((roundNumber) => ({
  ...{ roundNumber, source: 'file', defenderTeam: roundNumber, winnerTeam: 2, timeLimit: '10:00', actualTime: '8:00' },
}));

/** What /admin health asks for, where nothing is wrong. */
const healthy = {
  name: 'upkeep',
  ...{
    outdated: [],
    altered: [],
    grants: [],
    maintain: [],
    failures: [],
    server_version: '18.0',
    bytes: 5_000_000,
    since: null,
    last_file: null,
  },
  ...{ finished_at: new Date(endedAt), schema_at: new Date(endedAt), due_at: null, failure: null, took_ms: 5 },
};

/** The answer to every query of one row. */
const answer = {
  ...ranking,
  ...profile,
  ...{ match, own, key: 'match:1', is_posted: true, match_address: match.address },
  ...{
    session,
    sessions: [session, { ...session, session_start: `${dayAfter}T20:00:00Z`, players: 6 }],
    sameDay: [session],
    before: session,
    after: session,
  },
  ...aroundUpload,
  ...claimedJob,
  ...{ stored: [], claims: [], opted_out: [], ban: null, are_posts_due: false, has_post_trouble: false },
  ...healthy,
  ...{
    person: guids[0],
    maps: [places],
    partners: [company],
    met: [company],
    opponents: [],
    records: [record],
    bests: [],
    held: 1,
  },
  ...places,
  latest: [{ address: match.address, day, rounds: stopwatchRounds }],
  ...{
    count: 2,
    page: 1,
    pages: 2,
    ofDay: 1,
    month: null,
    candidates: [{ player_guid: guids[0], name: guids[0] }],
    names: session.names,
  },
};

/** A database that gives the same invented answer to every query. */
export const inventedDb: Db = {
  query: async <Row>() => camelCased([answer]) as Row[],
  transaction: async (statements) => statements.map(() => camelCased([answer]) as unknown[]),
};

/** In the second name something is left out, and the third is composed. */
const written = ['Kettle', 'Marmot \u200b', 'A\u0308rger', 'Otter'];

/** Small pictures that between them draw all there is, and those that cost the most: bars, hatches, lines, dots, shapes and texts. */
export const inventedCharts: readonly Chart[] = [
  {
    kind: 'attacks',
    data: { heading: [], note: '', maps: [['supply', '2 : 0', 1000, [0, '8:00', 800, 0, 1], [1, '8:00', 800, 1, 0]]] },
  },
  {
    kind: 'ranking',
    data: {
      title: 'Kills',
      rows: written.map((name, index) => [index + 1, name, '1,234', 1000 - index, index === 1 ? 1 : 0]),
    },
  },
  {
    kind: 'radar',
    data: {
      period: 'All time',
      note: 'Percentile',
      axes: [...written],
      players: [
        ['One', written.map((_, index) => 15 - 2 * index)],
        ['Other', written.map((_, index) => 5 + 2 * index)],
      ],
    },
  },
  {
    kind: 'dpm',
    data: {
      ...{ title: 'DPM', note: '', separator: ',' },
      maps: [
        ['supply', 2],
        ['radar', 2],
      ],
      best: [
        ['Kettle', '250', [200, 340, 250, 220]],
        ['Marmot', '200', [250, 140, 200, -1]],
      ],
      others: [[100, 150, 300, 120]],
    },
  },
  {
    kind: 'evening',
    data: {
      title: [
        [0, 'Team A'],
        [4, '3 : 1'],
        [1, 'Team B'],
      ],
      note: '',
      columns: [
        [0, 'Team A'],
        [1, 'Team B'],
      ],
      maps: [
        ['supply', [0, '7:42'], [1, '9:58'], 0, '2 : 0'],
        ['radar', [0, '–'], [1, '–'], 2, '3 : 1'],
      ],
      words: ['kills', 'deaths'],
      separator: ',',
      players: written.map((name, index) => [name, 1100 - index, 50 + 20 * index]),
    },
  },
  {
    kind: 'trend',
    data: {
      ...{ title: 'Trend', decimalSign: '.' },
      figures: [
        ['DPM', 'Average 310', 31_000],
        ['K/D', 'Average 1.4', 140],
      ],
      sessions: [
        ['Nov 1', 31_000, 142],
        ['Nov 2', 34_000, 172],
        ['Nov 3', 30_000, 112],
      ],
    },
  },
];
