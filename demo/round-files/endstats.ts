import type { Random } from '../random.ts';
import type { TruePlayer } from './true-player.ts';

/** Returns an endstats file of the round: awards (one of them twice, as real servers write it), then everybody's opponents. */
export function endstatsText(random: Random, truth: Map<string, TruePlayer>): string {
  const players = [...truth.entries()];
  const best = (value: (player: TruePlayer) => number) =>
    players.reduce((one, other) => (value(other[1]) > value(one[1]) ? other : one))[1];
  const award = (title: string, value: (player: TruePlayer) => number, unit = '') => {
    const winner = best(value);
    return `${title}\t${winner.name}\t${value(winner)}${unit}`;
  };
  const spree = award('Longest killing spree', ({ own }) => own.fresh.killing_spree_best);
  const lines = [
    award('Most damage given', ({ own }) => own.counted.damage_given),
    award('Most revives', ({ own }) => own.fresh.revives_given),
    spree,
    award('Most playtime denied', ({ own }) => own.fresh.denied_playtime, ' seconds'),
    spree,
  ];
  for (const [guid, { name, side }] of players) {
    lines.push(`VS_HEADER\t${name}\t${guid}0123456789ABCDEF01234567`);
    for (const [, opponent] of players) {
      if (opponent.side !== side) lines.push(`${opponent.name}\t${random.int(0, 4)}\t${random.int(0, 4)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
