import type { APIButtonComponent } from 'discord-api-types/v10';
import type { Period } from '../db/queries/period.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import type { WeaponRow } from '../db/queries/weapon-statistics.ts';
import { weaponStatistics } from '../db/queries/weapon-statistics.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import { fitLines } from '../discord/fit.ts';
import { limits } from '../discord/limits.ts';
import type { Reply } from '../discord/reply.ts';
import { button, colour, row } from '../discord/reply.ts';
import { pageOfPlayer } from '../domain/page-paths.ts';
import { weaponLabel } from '../domain/weapons.ts';
import type { Locale } from '../texts/locale.ts';
import { formatCount, formatShare } from '../views/numbers.ts';
import { weaponsPicture } from '../views/pictures/weapons.ts';
import { accuracyOf } from '../views/player-profile.ts';
import { nameLength } from '../views/player-row.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { namedTwice } from './shared/named-twice.ts';
import { periodOf, periodOption } from './shared/period-option.ts';
import { nobodyFound, playerOptions, referenceOf, suggestPlayers, unclearPlayer } from './shared/player-option.ts';

/** How many weapons the first view shows. */
const mostUsed = 8;

export const weaponsCommand = defineCommand({
  name: 'weapons',
  group: 'Players',
  description: 'What a player does with each weapon',
  options: { ...playerOptions, period: periodOption, hidden: hiddenOption },
  examples: ['/weapons', '/weapons player:Ada period:90d'],
  autocomplete: { player: suggestPlayers },
  components: {
    show: (args, _values, context) => show({ text: args.guid ?? '' }, stateOf(args), context),
    pick: (args, [guid = ''], context) => show({ text: guid }, stateOf(args), context),
  },

  run: async ({ period, ...who }, context) =>
    namedTwice(who, context) ?? show(referenceOf(who, context), { period: periodOf(period), all: false }, context),
});

interface ViewState {
  period: Period;
  /** Whether every weapon is shown, with all that is known of it. */
  all: boolean;
}

const stateOf = (args: Record<string, string>): ViewState => ({ period: periodOf(args.period), all: args.all === '1' });

async function show(reference: PlayerReference, { period, all }: ViewState, context: Context): Promise<Reply> {
  const { db, viewer, locale, user } = context;
  const { candidates, weapons } = await weaponStatistics(db, reference, { viewer, period, clock: context });
  const [player] = candidates;
  if (!player) return nobodyFound(reference, context);
  const unclear = unclearPlayer(candidates, { route: 'weapons.pick', args: { period }, reference }, context);
  if (unclear) return unclear;
  const { common, players: texts } = locale.texts;
  const used = weapons.filter(({ kills, deaths, shots }) => kills + deaths + shots > 0);
  const lines = all
    ? used.flatMap((weapon) => details(weapon, locale))
    : used.slice(0, mostUsed).map((weapon) => line(weapon, locale));
  const to = (route: string, label: string, emoji: string, args = {}): APIButtonComponent =>
    button(encodeCustomId({ route, owner: user.id, args: { guid: player.playerGuid, period, ...args } }), {
      label,
      emoji,
    });
  const other = all
    ? to('weapons.show', texts.weapons.most, '🔫')
    : to('weapons.show', texts.weapons.all(used.length), '🔎', { all: '1' });
  const image =
    used.length > 0 ? await context.picture(weaponsPicture(used, { name: player.name, period }, locale)) : undefined;
  return {
    page: pageOfPlayer(player),
    embeds: [
      {
        title: texts.weapons.title(wholeName(player.name, locale)),
        description: fitLines(lines, limits.description - 200, common.more) || texts.noRoundOf(common.periods[period]),
        footer: { text: `${common.periods[period]} · ${all ? texts.weapons.detailLegend : texts.weapons.legend}` },
        color: colour,
        ...(image && { image }),
      },
    ],
    rows: [row(to('stats.show', texts.stats.statsButton, '📊'), ...(used.length > 0 ? [other] : []))],
  };
}

function line(weapon: WeaponRow, locale: Locale): string {
  const accuracy = accuracyOf(weapon, locale);
  return `**${formatCount(weapon.kills, locale)}** ${nameInText(weaponLabel(weapon.weaponName), nameLength)}${accuracy && ` · ${accuracy}`}`;
}

/** Returns kills and deaths, and under them the aim where bullets were shot. */
function details(weapon: WeaponRow, locale: Locale): string[] {
  const { weaponName, kills, deaths, headshots, shots, hits } = weapon;
  const count = (value: number) => formatCount(value, locale);
  const accuracy = accuracyOf(weapon, locale);
  const aim = () =>
    locale.texts.players.weapons.aim(accuracy, count(shots), count(headshots), formatShare(headshots, hits, locale));
  return [
    `**${count(kills)}/${count(deaths)}** ${nameInText(weaponLabel(weaponName), nameLength)}`,
    ...(accuracy ? [`-# ${aim()}`] : []),
  ];
}
