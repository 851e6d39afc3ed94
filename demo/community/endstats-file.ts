import type { PlayedRound } from '../legacy/match.ts';
import type { Tally } from '../legacy/tally.ts';
import { plainName } from './names.ts';
import type { ServerFile } from './round-file.ts';
import { stemOf } from './round-file.ts';

/** Titles of awards, and the figure each is given for. Nobody is given one for nothing. */
const awards: readonly (readonly [title: string, figure: (tally: Tally) => number, unit?: string])[] = [
  ['Most damage given', ({ damageGiven }) => damageGiven],
  ['Most damage received', ({ damageReceived }) => damageReceived],
  ['Most gibs', ({ gibs }) => gibs],
  ['Most headshot kills', ({ headshotKills }) => headshotKills],
  ['Most kill assists', ({ assists }) => assists],
  ['Most revives', ({ revives }) => revives],
  ['Longest killing spree', ({ bestSpree }) => bestSpree],
  ['Most playtime denied', ({ denied }) => denied, ' seconds'],
  ['Most dynamites planted', ({ planted }) => planted],
];

/**
 * Returns the round's endstats file: awards, then each player's kills of and deaths by every opponent. Undefined if no
 * opponents met.
 */
export function endstatsFile(round: PlayedRound): ServerFile | undefined {
  const { tallies } = round;
  const byGuid = new Map(tallies.map((tally) => [tally.participant.guid, tally]));
  const given = awards.flatMap(([title, figure, unit = '']) => {
    const best = tallies.reduce((one, other) => (figure(other) > figure(one) ? other : one));
    return figure(best) > 0 ? [`${title}\t${plainName(best.participant)}\t${figure(best)}${unit}`] : [];
  });
  const lists = tallies.flatMap(({ participant, opponents }) => [
    `VS_HEADER\t${plainName(participant)}\t${participant.guid}0123456789ABCDEF01234567`,
    ...[...opponents].map(([guid, { kills, deaths }]) => {
      const opponent = byGuid.get(guid) as Tally;
      return `${plainName(opponent.participant)}\t${kills}\t${deaths}`;
    }),
  ]);
  if (lists.length === tallies.length) return undefined;
  return { name: `${stemOf(round)}-endstats.txt`, text: `${[...given, ...lists].join('\n')}\n` };
}
