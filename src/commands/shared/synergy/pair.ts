import { pairRecords } from '../../../db/queries/pairs.ts';
import type { PlayerReference } from '../../../db/queries/player-matches.ts';
import { synergyOfTwo } from '../../../db/queries/synergy-pair.ts';
import { nameInText } from '../../../discord/escape.ts';
import type { Reply } from '../../../discord/reply.ts';
import { colour, note } from '../../../discord/reply.ts';
import type { PairRecord, PlayRecord, Synergy } from '../../../domain/synergy.ts';
import { apartOf, kd, leastApart, leastTogether, synergyOf } from '../../../domain/synergy.ts';
import type { ComponentAction } from '../../command.ts';
import type { Context } from '../../context.ts';
import { formatCounted } from '../format.ts';
import { inShort, pickOfTwo } from '../pick-of-two.ts';
import { nobodyFound, referenceOf } from '../player-option.ts';
import { percent, signed } from './figures.ts';

/** What two players do together. */
export async function showPair(one: PlayerReference, other: PlayerReference, context: Context): Promise<Reply> {
  const { first, second, rows } = await synergyOfTwo(context.db, one, other, context.user.id);
  if (first.length === 0) return nobodyFound(one, context);
  if (second.length === 0) return nobodyFound(other, context);
  if (first.length > 1)
    return pickOfTwo(first, { route: 'synergy.pick', seat: '1', other: inShort(second, other) }, context);
  if (second.length > 1)
    return pickOfTwo(second, { route: 'synergy.pick', seat: '2', other: inShort(first, one) }, context);
  const [a, b] = [first[0], second[0]];
  if (!a || !b) throw new Error('Each reference has one candidate here.');
  if (a.player_guid === b.player_guid) return note(`That is **${nameInText(a.name)}** twice: name two players.`);
  const [record] = pairRecords(rows);
  const title = `${nameInText(a.name, 24)} + ${nameInText(b.name, 24)}`;
  const synergy = record && synergyOf(record);
  if (!record || !synergy) {
    const together = formatCounted(record?.together.a.rounds ?? 0, 'round');
    const description = `${together} on the same side: from ${leastTogether} on there is something to say.`;
    return { embeds: [{ title, description, color: colour }] };
  }
  const names = new Map([a, b].map(({ player_guid, name }) => [player_guid, nameInText(name)]));
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

/** A player picked out of several; the other of the two stands in the custom id. */
export const pickedOfTwo: ComponentAction = ({ seat, other = '' }, [guid = ''], context) => {
  const rest = referenceOf({ player: other }, context);
  return seat === '2' ? showPair(rest, { text: guid }, context) : showPair({ text: guid }, rest, context);
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
