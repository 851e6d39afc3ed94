import type { Sums } from '../legacy/counted.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures } from '../subject.ts';
import { nameStart, onePlace, twoPlaces, whole } from '../written.ts';

type Value = number | null;

interface Figure {
  of(sums: Sums): Value;
  write(value: number): string;
  /** Writes a difference. */
  by(value: number): string;
  label(value: string): string;
}

const over = (value: number, by: number): Value => (by === 0 ? null : value / by);
/** Rounds a half up, also where the binary number is a little less. */
const tenth = (value: number) => (Math.round(Number(`${value}e1`)) / 10).toFixed(1);
const aRound = (what: string) => (value: string) => `${value} ${what} a round`;

const figures: Record<string, Figure> = {
  kd: {
    of: ({ kills, deaths }) => (deaths === 0 ? kills : kills / deaths),
    ...{ write: twoPlaces, by: twoPlaces, label: (value) => `K/D ${value}` },
  },
  dpm: {
    of: ({ damage_given, seconds }) => over(60 * damage_given, seconds),
    ...{ write: whole, by: whole, label: (value) => `DPM ${value}` },
  },
  kills: { of: ({ kills, rounds }) => over(kills, rounds), write: tenth, by: tenth, label: aRound('kills') },
  accuracy: {
    of: ({ hits, shots }) => over(100 * hits, shots),
    ...{ write: onePlace, by: tenth, label: (value) => `${value} accuracy` },
  },
  headshots: {
    of: ({ bullet_headshots, hits }) => over(100 * bullet_headshots, hits),
    ...{ write: onePlace, by: tenth, label: (value) => `${value} headshots` },
  },
  revives: { of: ({ revives, rounds }) => over(revives, rounds), write: tenth, by: tenth, label: aRound('revives') },
  gibs: { of: ({ gibs, rounds }) => over(gibs, rounds), write: tenth, by: tenth, label: aRound('gibs') },
};

/** Of the old bot's rounds 2, revives are too low. */
const tooLow = new Set(['revives']);

/** The most valuable player and the greatest rise, each figure with its difference to the player's usual, and the longest row of won maps. */
export function standing(file: LegacyFile, session: number): Figures {
  const players = sumsOf(file, session);
  const before = new Map(players.map(({ guid }) => [guid, usual(file, guid, session)]));
  const written = (guid: string, key: string) => {
    const { of, write, by, label } = figures[key] as Figure;
    const value = of(players.find((one) => one.guid === guid) as Sums) ?? 0;
    const was = before.get(guid)?.[key] ?? null;
    if (was === null) return label(write(value));
    const difference = by(Math.abs(value - was));
    const sign = difference === by(0) ? '±' : value > was ? '▲ ' : '▼ ';
    return `${label(write(value))} ${sign}${difference}`;
  };
  const mvp = mostValuable(players);
  const up = riser(players, before, mvp?.guid);
  return {
    mvp: mvp
      ? [nameStart(file.nameOf(mvp.guid)), ...mvp.keys.map((key) => written(mvp.guid, key))].join(' · ')
      : 'none',
    up: up ? [nameStart(file.nameOf(up.guid)), written(up.guid, up.key)].join(' · ') : 'none',
    streak: longestRow(file, session, players),
  };
}

const known = new WeakMap<LegacyFile, Map<number, Sums[]>>();

/** Everybody's sums in a session. The usual of everybody needs those of many sessions. */
function sumsOf(file: LegacyFile, session: number): Sums[] {
  const bySession = known.get(file) ?? new Map<number, Sums[]>();
  known.set(file, bySession);
  const sums =
    bySession.get(session) ??
    file.rows<Sums>(`select * from (${totalsOver(`counted where session = ${session}`)}) order by guid`);
  bySession.set(session, sums);
  return sums;
}

/** The means of a player's latest ten evenings of three rounds before a session. Nothing below three of them. */
function usual(file: LegacyFile, guid: string, session: number): Record<string, Value> {
  const earlier = file
    .rows<{ session: number }>(
      `select session from counted where player_guid = ? and session < ? group by session having count(*) >= 3
       order by session desc limit 10`,
      ...[guid, session],
    )
    .map((one) => sumsOf(file, one.session).find((sums) => sums.guid === guid) as Sums);
  if (earlier.length < 3) return {};
  const isOld = file.rows('select 1 from measured_rounds limit 1').length === 0;
  return Object.fromEntries(
    Object.entries(figures).map(([key, { of }]) => {
      const values = earlier.map(of).filter((value) => value !== null);
      return [key, isOld && tooLow.has(key) ? null : mean(values)];
    }),
  );
}

const mean = (values: readonly number[]): Value =>
  values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values) ?? 0;
  const squares = values.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
}

const measures: Record<string, (sums: Sums) => Value> = {
  kills: ({ kills }) => kills,
  dpm: ({ damage_given, seconds }) => over(damage_given, seconds),
  ratio: ({ damage_given, damage_received }) => damage_given / Math.max(damage_received, 1),
  revives: ({ revives }) => revives,
  objectives: ({ objectives }) => objectives,
};

/** Who stands furthest above everybody's mean in five measures together, and the two figures that say why. */
function mostValuable(players: readonly Sums[]): { guid: string; keys: string[] } | undefined {
  const scored = players.map((sums) => ({ sums, z: {} as Record<string, number> }));
  for (const [key, of] of Object.entries(measures)) {
    const values = players.map(of).filter((value) => value !== null);
    const [middle, spread] = [mean(values) ?? 0, deviation(values)];
    for (const one of scored) {
      const value = of(one.sums);
      one.z[key] = value === null || spread === 0 ? 0 : (value - middle) / spread;
    }
  }
  const total = (z: Record<string, number>) => Object.values(z).reduce((sum, one) => sum + one, 0);
  const [best] = scored.sort((a, b) => total(b.z) - total(a.z) || b.sums.kills - a.sums.kills);
  if (!best || total(best.z) <= 0) return undefined;
  const why = Object.entries(best.z).filter(([, z]) => z > 0);
  const strongest = why.sort(([, a], [, b]) => b - a).map(([key]) => key);
  const keys = [...strongest.filter((key) => key in figures), 'kd', 'dpm'];
  return { guid: best.sums.guid, keys: [...new Set(keys)].slice(0, 2) };
}

/** Who rose by most deviations of the evening above their own usual, one at least. The most valuable player is named already. */
function riser(
  players: readonly Sums[],
  before: ReadonlyMap<string, Record<string, Value>>,
  named: string | undefined,
): { guid: string; key: string } | undefined {
  const enough = players.filter(({ rounds }) => rounds >= 3);
  const rises = Object.entries(figures).flatMap(([key, { of }]) => {
    const spread = deviation(enough.map(of).filter((value) => value !== null));
    return enough.flatMap((sums) => {
      const [value, was] = [of(sums), before.get(sums.guid)?.[key] ?? null];
      if (value === null || was === null || spread === 0 || sums.guid === named) return [];
      return [{ guid: sums.guid, key, by: (value - was) / spread }];
    });
  });
  return rises.filter(({ by }) => by >= 1).sort((a, b) => b.by - a.by)[0];
}

/** The longest row of won maps of one of the session's players, up to its end and within ten evenings: five at least. */
function longestRow(file: LegacyFile, session: number, players: readonly Sums[]): string {
  const rows = players.map(({ guid }) => {
    const maps = file.rows<{ won: 0 | 1 }>(
      `select min(s.won) as won
       from sides s join measured r on r.id = s.round
       where s.guid = ? and s.decided and s.session in (
         select session from counted where player_guid = ? and session <= ? group by session order by session desc limit 10
       )
       group by r.match_id order by max(s.stamp) desc`,
      ...[guid, guid, session],
    );
    const end = maps.findIndex(({ won }) => !won);
    return end < 0 ? maps.length : end;
  });
  const longest = Math.max(0, ...rows);
  return longest >= 5 ? String(longest) : 'none';
}
