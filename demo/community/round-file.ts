import type { PlayedRound } from '../legacy/match.ts';
import type { Tally } from '../legacy/tally.ts';
import { newTally } from '../legacy/tally.ts';
import type { Cells, Own } from '../round-files/counters.ts';
import { addUp } from '../round-files/counters.ts';
import { clock, headerLine, playerLine, stampText } from '../round-files/write.ts';
import { rawName } from './names.ts';
import { inTenths, meatshield } from './truth.ts';

/** A file of the game server. */
export interface ServerFile {
  name: string;
  text: string;
}

/** Returns the round's file as the game server writes it: counters of round 2 include round 1's. */
export function roundFile(round: PlayedRound): ServerFile {
  const { map, number, limit, actual, seconds, tallies, first, spectators = [] } = round;
  const header = headerLine({
    serverName: '^1Stop^7watch ^3Demo',
    map: map.name,
    round: number,
    defender: 1,
    winner: actual >= limit ? 1 : 2,
    limit: clock(limit),
    actual: clock(actual),
    play: seconds * 1000,
  });
  const before = new Map(first?.tallies.map((tally) => [tally.participant.guid, tally]));
  const players = tallies.map((tally) => {
    const { participant, side } = tally;
    const earlier = before.get(participant.guid);
    const [received, deaths] = [
      tally.damageReceived + (earlier?.damageReceived ?? 0),
      tally.deaths + (earlier?.deaths ?? 0),
    ];
    const shown = earlier ? addUp(ownCounters(earlier), ownCounters(tally)) : ownCounters(tally);
    const line = { guid: participant.guid, rawName: rawName(participant), side, shown };
    return playerLine({ ...line, meatshield: meatshield(received, deaths) }, number, 38);
  });
  const watchers = spectators.map((watcher) =>
    playerLine(
      { guid: watcher.guid, rawName: rawName(watcher), side: 3, shown: ownCounters(newTally(watcher, 1, 0)) },
      number,
      38,
    ),
  );
  return { name: `${stemOf(round)}.txt`, text: `${[header, ...players, ...watchers].join('\n')}\n` };
}

/** Returns the name that a round's files begin with. */
export const stemOf = ({ endedAt, map, number }: PlayedRound): string =>
  `${stampText(endedAt)}-${map.name}-round-${number}`;

function ownCounters(t: Tally): Own {
  const weapons = [...t.weapons].map(([name, { hits, shots, kills, deaths, headshots }]): [string, Cells] => [
    name,
    [hits, shots, kills, deaths, headshots],
  ]);
  const seconds = inTenths(t.seconds);
  return {
    weapons: Object.fromEntries(weapons.filter(([, cells]) => cells.some((value) => value > 0))),
    seconds,
    counted: {
      damage_given: t.damageGiven,
      damage_received: t.damageReceived,
      team_damage_given: t.teamDamageGiven,
      team_damage_received: t.teamDamageReceived,
      gibs: t.gibs,
      self_kills: t.selfKills,
      team_kills: t.teamKills,
      team_gibs: t.teamGibs,
    },
    fresh: {
      xp: t.xp,
      killing_spree_best: t.bestSpree,
      death_spree_worst: t.worstSpree,
      kill_assists: t.assists,
      kill_steals: t.steals,
      headshot_kills: t.headshotKills,
      objectives_stolen: t.stolen,
      objectives_returned: t.returned,
      dynamites_planted: t.planted,
      dynamites_defused: t.defused,
      times_revived: t.revived,
      most_useful_kills: t.useful,
      denied_playtime: t.denied,
      double_kills: t.chains[0],
      triple_kills: t.chains[1],
      quad_kills: t.chains[2],
      multi_kills: t.chains[3],
      mega_kills: t.chains[4],
      useless_kills: t.useless,
      constructions: t.constructions,
      revives_given: t.revives,
    },
    tenthsDead: Math.min(inTenths(t.secondsDead), seconds) / 6,
  };
}
