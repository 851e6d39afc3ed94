import { mostCardWeapons, mostRounds } from '../../charts/card.ts';
import { lengthOf } from '../../charts/values.ts';
import type { LatestRound } from '../../db/queries/latest-rounds.ts';
import type { PlayerCard } from '../../db/queries/player-card.ts';
import type { Totals } from '../../domain/formula.ts';
import { evaluate } from '../../domain/formula.ts';
import { displayName } from '../../domain/names.ts';
import { playstyleOf } from '../../domain/playstyle.ts';
import { statistic } from '../../domain/statistics.ts';
import { weaponLabel } from '../../domain/weapons.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatCount } from '../numbers.ts';
import { accuracyOf } from '../player-profile.ts';
import { plainName } from '../player-row.ts';
import { statisticText, valueIn } from '../statistic.ts';
import type { Picture } from './picture.ts';

const keys = ['kd', 'dpm', 'accuracy'] as const;
const greatestDpm = 1_000_000;
const weaponLength = 18;

/** Returns a player's card over all time: K/D, DPM and accuracy with their ranks, the form of the latest rounds, weapons, role. */
export function cardPicture(
  { name, ranks, means, weapons, recent }: PlayerCard,
  totals: Totals,
  locale: Locale,
): Picture {
  const { common, players } = locale.texts;
  const texts = players.card;
  const role = players.playstyle.roles[playstyleOf(totals, means).role];
  const shownName = plainName(name, locale);
  const figures = keys.map((key): [string, string, string] => {
    const rank = ranks[key];
    return [
      statisticText(key, locale).label,
      valueIn(totals, key, locale),
      rank === null ? '' : `#${formatCount(rank, locale)}`,
    ];
  });
  const used = weapons.filter(({ kills }) => kills > 0).slice(0, mostCardWeapons);
  const values = recent
    .slice(0, mostRounds)
    .map(dpmOf)
    .filter((value) => value !== null)
    .toReversed();
  const average = evaluate(statistic('dpm').formula, totals);
  return {
    chart: {
      kind: 'card',
      data: {
        name: shownName,
        about: texts.about(common.periods.all, totals.rounds),
        role,
        figures,
        form: {
          title: texts.form(values.length),
          average: [texts.average(valueIn(totals, 'dpm', locale)), average === null ? null : whole(average)],
          values,
        },
        weapons: {
          title: texts.weapons,
          rows: used.map((weapon) => [
            displayName(weaponLabel(weapon.weaponName), weaponLength),
            formatCount(weapon.kills, locale),
            lengthOf(weapon.kills, used[0]?.kills ?? 0),
            accuracyOf(weapon, locale),
          ]),
        },
      },
    },
    alt: texts.alt(shownName, role, figures.map((parts) => parts.filter((part) => part !== '').join(' ')).join('; ')),
  };
}

const whole = (value: number) => Math.min(Math.max(Math.round(value), 0), greatestDpm);

/** Returns the damage per minute of a round. Null for somebody who was not there for a second. */
const dpmOf = ({ damage_given, time_played }: LatestRound) =>
  time_played > 0 ? whole((60 * damage_given) / time_played) : null;
