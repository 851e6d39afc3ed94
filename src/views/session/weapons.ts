import type { SessionWeapon } from '../../db/queries/session-players.ts';
import { weaponInText } from '../../discord/escape.ts';
import { weapons as catalogue } from '../../domain/weapons.ts';
import type { Locale } from '../../texts/locale.ts';
import type { Block } from '../in-pages.ts';
import { formatShare } from '../numbers.ts';
import type { SessionView } from './view.ts';
import { playerTable, small } from './view.ts';

const bulletWeapons = new Set(catalogue.filter(({ bullets }) => bullets).map(({ name }) => name));

export const weaponsView: SessionView = {
  key: 'weapons',
  parts: ['weapons'],
  blocks(session, locale) {
    const armed = session.players.filter(({ weapons }) => weapons?.length);
    const best = playerTable(
      { players: armed },
      {
        columns: locale.texts.sessions.columns.bestWeapon,
        values: ({ weapons }) => (weapons ?? []).slice(0, 1).map((weapon) => bestOf(weapon, locale)),
      },
      locale,
    );
    const used = session.players.flatMap(({ weapons }) => weapons ?? []);
    const kills = Map.groupBy(used, ({ weaponName }) => weaponName);
    const inOrder = [...kills]
      .map(([name, rows]) => ({ name, total: rows.reduce((sum, row) => sum + row.kills, 0) }))
      .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
    return best.lines.length > 0 ? [best, ...inOrder.map(({ name }) => tableOf(name, session, locale))] : [];
  },
  affectedByLegacy: false,
};

function bestOf({ weaponName, kills, hits, shots }: SessionWeapon, locale: Locale): string {
  const aim = bulletWeapons.has(weaponName) ? `  ${formatShare(hits, shots, locale)}` : '';
  return `${weaponInText(weaponName)} ${locale.count(kills)}${aim}`;
}

/** Returns who killed how many with one weapon, most kills first. */
function tableOf(name: string, { players }: Parameters<SessionView['blocks']>[0], locale: Locale): Block {
  const { weapon, otherWeapon } = locale.texts.sessions.columns;
  const users = players.flatMap((player) => {
    const own = player.weapons?.find(({ weaponName }) => weaponName === name);
    return own ? [{ ...player, weapons: [own] }] : [];
  });
  const table = playerTable(
    { players: users },
    {
      values: ({ weapons }) => (weapons ?? []).flatMap((own) => figuresOf(own, locale)),
      by: ({ weapons }) => weapons?.[0]?.kills ?? 0,
    },
    locale,
  );
  return { title: small((bulletWeapons.has(name) ? weapon : otherWeapon)(weaponInText(name))), lines: table.lines };
}

function figuresOf({ weaponName, kills, hits, shots, headshots }: SessionWeapon, locale: Locale): string[] {
  const aim = [formatShare(hits, shots, locale), formatShare(headshots, hits, locale)];
  return [locale.count(kills), ...(bulletWeapons.has(weaponName) ? aim : [])];
}
