import type { DamageData } from '../../charts/damage.ts';
import { mostPlayers } from '../../charts/damage.ts';
import type { Locale } from '../../texts/locale.ts';
import { plainName } from '../player-row.ts';
import type { DrawnSession } from './evening.ts';
import type { Picture } from './picture.ts';
import { amountOf, separatorOf } from './session-values.ts';

const inAlt = 3;

/** Returns the picture of the damage that everybody gave and received, most given first. */
export function damagePicture({ day, players }: DrawnSession, today: string, locale: Locale): Picture {
  const { texts, count } = locale;
  const { pictures, weekdayAndDay } = texts.sessions;
  const title = pictures.damage(weekdayAndDay(day, today));
  const rows = players
    .toSorted((a, b) => b.totals.damage_given - a.totals.damage_given)
    .slice(0, mostPlayers)
    .map(({ name, totals: t }): DamageData['players'][number] => {
      return [plainName(name, locale), amountOf(t.damage_given), amountOf(t.damage_received)];
    });
  const best = rows.slice(0, inAlt).map(([name, given, received]) => `${name} ${count(given)}/${count(received)}`);
  return {
    chart: {
      kind: 'damage',
      data: {
        title,
        words: [pictures.given, pictures.received],
        note: rows.length < players.length ? pictures.firstPlayers(rows.length, players.length) : '',
        separator: separatorOf(locale),
        players: rows,
      },
    },
    alt: pictures.damageAlt(title, best.join('; ')),
  };
}
