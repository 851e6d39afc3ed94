import type { Period } from '../db/queries/period.ts';
import { periods } from '../db/queries/period.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import type { WeaponRow } from '../db/queries/weapon-statistics.ts';
import { weaponStatistics } from '../db/queries/weapon-statistics.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText, weaponInText } from '../discord/escape.ts';
import { fitLines } from '../discord/fit.ts';
import { limits } from '../discord/limits.ts';
import type { Reply } from '../discord/reply.ts';
import { button, colour, row } from '../discord/reply.ts';
import { formatCount, formatCounted, formatShare } from '../views/numbers.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { periodOf, periodOption } from './shared/period-option.ts';
import { nobodyFound, pickPlayer, playerOptions, referenceOf, suggestPlayers } from './shared/player-option.ts';

export const weaponsCommand = defineCommand({
  name: 'weapons',
  group: 'Players',
  description: 'What a player does with each weapon',
  options: { ...playerOptions, period: periodOption, hidden: hiddenOption },
  examples: ['/weapons', '/weapons player:Ada period:90d'],
  autocomplete: { player: suggestPlayers },
  components: {
    show: (args, _values, context) => show({ text: args.guid ?? '' }, periodOf(args.period), context),
    pick: (args, [guid = ''], context) => show({ text: guid }, periodOf(args.period), context),
  },

  run: ({ period, ...who }, context) => show(referenceOf(who, context), periodOf(period), context),
});

async function show(reference: PlayerReference, period: Period, context: Context): Promise<Reply> {
  const { candidates, weapons } = await weaponStatistics(context.db, reference, {
    viewer: context.viewer,
    period,
    clock: context,
  });
  const [player, another] = candidates;
  if (!player) return nobodyFound(reference, context);
  if (another) return pickPlayer(candidates, { route: 'weapons.pick', args: { period } }, context);
  const stats = encodeCustomId({
    route: 'stats.show',
    owner: context.user.id,
    args: { guid: player.playerGuid, period },
  });
  const used = weapons.filter(({ kills, deaths, shots }) => kills + deaths + shots > 0);
  const lines = used.map(line);
  return {
    embeds: [
      {
        title: `Weapons · ${periods[period].toLowerCase()}`,
        description: `**${nameInText(player.name)}**\n${fitLines(lines, limits.description - 200) || 'No counted round of that time.'}`,
        footer: { text: 'Accuracy: hits per shot · HS: hits on the head per hit' },
        color: colour,
      },
    ],
    rows: [row(button(stats, { label: 'Stats', emoji: '📊' }))],
  };
}

function line({ weaponName, kills, deaths, headshots, shots, hits }: WeaponRow): string {
  const aim = shots > 0 ? ` · ${formatShare(hits, shots)} accuracy (${formatCount(hits)}/${formatCount(shots)})` : '';
  const head = headshots > 0 ? ` · ${formatCount(headshots)} HS (${formatShare(headshots, hits)})` : '';
  return `**${weaponInText(weaponName)}** ${formatCounted(kills, 'kill')} · ${formatCounted(deaths, 'death')}${aim}${head}`;
}
