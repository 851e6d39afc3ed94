import { lengthOf } from '../../charts/values.ts';
import { mostWeapons } from '../../charts/weapons.ts';
import type { Period } from '../../db/queries/period.ts';
import type { WeaponRow } from '../../db/queries/weapon-statistics.ts';
import { displayName } from '../../domain/names.ts';
import { firesBullets, weaponLabel } from '../../domain/weapons.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatShare } from '../numbers.ts';
import { accuracyOf } from '../player-profile.ts';
import { plainName } from '../player-row.ts';
import type { Picture } from './picture.ts';

const nameLength = 18;
const inAlt = 3;

/**
 * Returns the picture of a player's weapons, most kills first: the share of their kills, and the accuracy where bullets were shot. Weapons for
 * which there is no room are summed in the last row.
 */
export function weaponsPicture(
  weapons: readonly WeaponRow[],
  { name, period }: { name: string | null; period: Period },
  locale: Locale,
): Picture {
  const texts = locale.texts.players.weapons.picture;
  const title = texts.title(
    locale.texts.players.weapons.title(plainName(name, locale)),
    locale.texts.common.periodsInText[period],
  );
  const kills = weapons.reduce((sum, weapon) => sum + weapon.kills, 0);
  const isWhole = weapons.length <= mostWeapons;
  const shown = isWhole ? weapons : weapons.slice(0, mostWeapons - 1);
  const others = weapons.slice(shown.length);
  const killsOfOthers = others.reduce((sum, weapon) => sum + weapon.kills, 0);
  const mostKills = Math.max(killsOfOthers, ...shown.map((weapon) => weapon.kills));
  const bestAim = Math.max(0, ...shown.map(aim));
  const rows = shown.map((weapon) => ({
    name: displayName(weaponLabel(weapon.weaponName), nameLength),
    share: formatShare(weapon.kills, kills, locale),
    length: lengthOf(weapon.kills, mostKills),
    accuracy: accuracyOf(weapon, locale),
    aim: lengthOf(aim(weapon), bestAim),
  }));
  if (!isWhole) {
    const share = formatShare(killsOfOthers, kills, locale);
    const length = lengthOf(killsOfOthers, mostKills);
    rows.push({ name: texts.others(others.length), share, length, accuracy: '', aim: 0 });
  }
  const figures = rows
    .slice(0, inAlt)
    .map(({ name, share, accuracy }) => texts.weapon(name, share, accuracy))
    .join('; ');
  return {
    chart: {
      kind: 'weapons',
      data: {
        title,
        headings: [texts.share(kills), texts.accuracy],
        rows: rows.map((row) => [row.name, row.share, row.length, row.accuracy, row.aim]),
      },
    },
    alt: texts.alt(title, figures),
  };
}

/** Returns hits per shot. 0 for weapons that fire no bullets, and for those nobody has shot with. */
function aim({ weaponName, hits, shots }: WeaponRow): number {
  return firesBullets(weaponName) && shots > 0 ? hits / shots : 0;
}
