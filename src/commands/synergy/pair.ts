import { pairRecords } from '../../db/queries/pairs.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { synergyOfTwo } from '../../db/queries/synergy-pair.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour, ephemeral } from '../../discord/reply.ts';
import { pageOfRivals } from '../../domain/page-paths.ts';
import type { PairRecord, PlayRecord, Synergy } from '../../domain/synergy.ts';
import { apartOf, kd, leastApart, leastTogether, synergyOf } from '../../domain/synergy.ts';
import type { Locale } from '../../texts/locale.ts';
import { lineWidth, widthOf } from '../../views/display-width.ts';
import { shortName } from '../../views/player-row.ts';
import { wholePercent } from '../../views/whole-percent.ts';
import type { ComponentAction } from '../command.ts';
import type { Context } from '../context.ts';
import type { PlayerSlot } from '../shared/pick-of-two.ts';
import { pickedReferences, unclearSlots } from '../shared/pick-of-two.ts';
import { percent, signed } from './figures.ts';

/** Shows the synergy of two players. */
export async function showPair(one: PlayerReference, other: PlayerReference, context: Context): Promise<Reply> {
  const { db, viewer, locale, caller } = context;
  const { first, second, rows } = await synergyOfTwo(db, [one, other], viewer);
  const slots: [PlayerSlot, PlayerSlot] = [
    { option: 'synergy pair player1', reference: one, candidates: first },
    { option: 'synergy pair player2', reference: other, candidates: second },
  ];
  const unclear = unclearSlots(slots, { route: 'synergy.pick' }, context);
  if (unclear) return unclear;
  const [a, b] = [first[0], second[0]];
  if (!a || !b) throw new Error('Each reference has one candidate here.');
  if (a.playerGuid === b.playerGuid) return ephemeral(caller.texts.synergy.twice(`**${shortName(a.name, caller)}**`));
  const { common, synergy: texts } = locale.texts;
  const page = pageOfRivals(a, b);
  const [record] = pairRecords(rows);
  const title = [a, b].map(({ name }) => shortName(name, locale, { room: lineWidth / 2 - 1 })).join(' + ');
  const synergy = record && synergyOf(record);
  if (!record || !synergy) {
    const together = common.rounds(record?.together.a.rounds ?? 0);
    const description = texts.tooFew(together, locale.count(leastTogether));
    return { page, embeds: [{ title, description, color: colour }] };
  }
  const names = new Map([a, b].map(({ playerGuid, name }) => [playerGuid, name]));
  return {
    page,
    embeds: [
      {
        title,
        description: headline(synergy, locale),
        fields: [
          { name: texts.mapsWon, value: wins(record, synergy, locale) },
          { name: texts.kd, value: kdLines(record, synergy, names, locale).join('\n') },
        ],
        footer: { text: `${texts.formula}\n${texts.formulaMore}` },
        color: colour,
      },
    ],
  };
}

/** Shows the synergy after the caller picked one of the two players. The custom id holds the other. */
export const pickedOfTwo: ComponentAction = (args, [guid = ''], context) =>
  showPair(...pickedReferences(args, guid, context), context);

function headline({ score, rating, rounds, confidence, ranks }: Synergy, locale: Locale): string {
  const { common, synergy: texts } = locale.texts;
  return [
    `**${signed(score, locale)}** ${texts.ratings[rating]}`,
    texts.together(common.rounds(rounds), wholePercent(confidence, locale)),
    ...(ranks ? [] : [texts.notRanked(common.rounds(leastApart))]),
  ].join('\n');
}

function wins({ together }: PairRecord, { winRate }: Synergy, locale: Locale): string {
  const { decided, won } = together.a;
  const { common, synergy: texts } = locale.texts;
  const apart = percent(winRate.apart, locale);
  if (decided === 0) return `${common.nothing} · ${apart}`;
  const share = `**${percent(winRate.together, locale)}**`;
  return `${texts.won(share, locale.count(won), common.rounds(decided))} · ${apart}`;
}

/** Returns `**2.10** · 1.80 · +17% Echo` for each of the two; a dash where there are no rounds to compute from. */
function kdLines(
  record: PairRecord,
  { boost }: Synergy,
  names: ReadonlyMap<string, string | null>,
  locale: Locale,
): string[] {
  const apart = apartOf(record);
  const ratio = (play: PlayRecord) => (play.rounds > 0 ? locale.decimal(kd(play), 2) : locale.texts.common.nothing);
  const line = (guid: string, together: PlayRecord, without: PlayRecord, change: number | null) => {
    const by = change === null ? [] : [signedPercent(change, locale)];
    const figures = `${[`**${ratio(together)}**`, ratio(without), ...by].join(' · ')}  `;
    return figures + shortName(names.get(guid), locale, { room: lineWidth - widthOf(figures) });
  };
  return [line(record.a, record.together.a, apart.a, boost.a), line(record.b, record.together.b, apart.b, boost.b)];
}

/** Formats a change of 0.17 as +17%. A change that rounds to nothing has no sign. */
function signedPercent(change: number, locale: Locale): string {
  const percents = Math.round(100 * change);
  const sign = percents === 0 ? '' : percents < 0 ? '−' : '+';
  return `${sign}${wholePercent(Math.abs(percents) / 100, locale)}`;
}
