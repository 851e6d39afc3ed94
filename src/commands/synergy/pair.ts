import { pairRecords } from '../../db/queries/pairs.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { synergyOfTwo } from '../../db/queries/synergy-pair.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import type { PairRecord, PlayRecord, Synergy } from '../../domain/synergy.ts';
import { apartOf, kd, leastApart, leastTogether, synergyOf } from '../../domain/synergy.ts';
import { formatCounted } from '../../views/numbers.ts';
import type { ComponentAction } from '../command.ts';
import type { Context } from '../context.ts';
import { compactReference, pickOfTwo } from '../shared/pick-of-two.ts';
import { nobodyFound, referenceOf } from '../shared/player-option.ts';
import { percent, signed } from './figures.ts';

/** Shows the synergy of two players. */
export async function showPair(one: PlayerReference, other: PlayerReference, context: Context): Promise<Reply> {
  const { first, second, rows } = await synergyOfTwo(context.db, [one, other], context.viewer);
  if (first.length === 0) return nobodyFound(one, context);
  if (second.length === 0) return nobodyFound(other, context);
  if (first.length > 1)
    return pickOfTwo(first, { route: 'synergy.pick', slot: '1', other: compactReference(second, other) }, context);
  if (second.length > 1)
    return pickOfTwo(second, { route: 'synergy.pick', slot: '2', other: compactReference(first, one) }, context);
  const [a, b] = [first[0], second[0]];
  if (!a || !b) throw new Error('Each reference has one candidate here.');
  if (a.playerGuid === b.playerGuid) return ephemeral(`That is **${nameInText(a.name)}** twice: name two players.`);
  const [record] = pairRecords(rows);
  const title = `${nameInText(a.name, 24)} + ${nameInText(b.name, 24)}`;
  const synergy = record && synergyOf(record);
  if (!record || !synergy) {
    const together = formatCounted(record?.together.a.rounds ?? 0, 'round');
    const description = `${together} on the same side: from ${leastTogether} on there is something to say.`;
    return { embeds: [{ title, description, color: colour }] };
  }
  const names = new Map([a, b].map(({ playerGuid, name }) => [playerGuid, nameInText(name)]));
  return {
    embeds: [
      {
        title,
        description: headline(synergy),
        fields: [
          { name: 'Maps won', value: wins(record, synergy) },
          { name: 'K/D', value: kdLines(record, synergy, names).join('\n') },
        ],
        footer: { text: '0.6 × change of win rate + 0.4 × change of K/D, against rounds without each other' },
        color: colour,
      },
    ],
  };
}

/** Shows the synergy after the caller picked one of the two players. The custom id holds the other. */
export const pickedOfTwo: ComponentAction = ({ slot, other = '' }, [guid = ''], context) => {
  const rest = referenceOf({ player: other }, context);
  return slot === '2' ? showPair(rest, { text: guid }, context) : showPair({ text: guid }, rest, context);
};

function headline({ score, rating, rounds, confidence, ranks }: Synergy): string {
  const sure = `${formatCounted(rounds, 'round')} on the same side · confidence ${(100 * confidence).toFixed(0)} %`;
  const unranked = ranks ? '' : `\nNot ranked: both need ${leastApart} rounds without the other.`;
  return `**${rating}** · score **${signed(score)}**\n${sure}${unranked}`;
}

function wins({ together }: PairRecord, { winRate }: Synergy): string {
  const { decided, won } = together.a;
  const of = decided > 0 ? ` (${won} of ${formatCounted(decided, 'round')})` : '';
  return `together ${percent(winRate.together)}${of} · apart ${percent(winRate.apart)}`;
}

function kdLines(record: PairRecord, { boost }: Synergy, names: ReadonlyMap<string, string>): string[] {
  const apart = apartOf(record);
  const line = (guid: string, together: PlayRecord, without: PlayRecord, change: number | null) =>
    `**${names.get(guid)}** together ${kd(together).toFixed(2)} · apart ${without.rounds > 0 ? kd(without).toFixed(2) : '–'}${change === null ? '' : ` · ${signedPercent(change)}`}`;
  return [line(record.a, record.together.a, apart.a, boost.a), line(record.b, record.together.b, apart.b, boost.b)];
}

const signedPercent = (change: number) => `${change < 0 ? '−' : '+'}${Math.abs(100 * change).toFixed(0)} %`;
