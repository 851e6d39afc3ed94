import { findPlayers } from '../../db/queries/search-players.ts';
import { nameInText } from '../../discord/escape.ts';
import { fitText } from '../../discord/fit.ts';
import { timestamp } from '../../discord/markup.ts';
import { colour } from '../../discord/reply.ts';
import { formatCount, formatCounted } from '../../views/numbers.ts';
import { valueIn } from '../../views/statistic.ts';
import { defineAction } from '../command.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { nobodyFound, referenceOf, suggestPlayers } from '../shared/player-option.ts';

const most = 10;

export const playersFind = defineAction({
  description: 'Whom a name or a part of it may mean',
  options: {
    name: { type: 'string', description: 'A name, a part of one, or a GUID', required: true },
    hidden: hiddenOption,
  },
  examples: ['/players find name:a'],
  autocomplete: { name: suggestPlayers },

  async run({ name }, context) {
    const reference = referenceOf({ player: name }, context);
    const { players, count } = await findPlayers(context.db, reference, { viewer: context.viewer, most });
    if (players.length === 0) return nobodyFound(reference, context);
    const blocks = players.map(({ name: shown, playerGuid, linked, aliases, totals, lastPlayedAt }) => {
      const also =
        aliases.length > 0 ? `\n-# also ${fitText(aliases.map((alias) => nameInText(alias)).join(', '), 200)}` : '';
      const sums = totals
        ? `${formatCounted(totals.rounds, 'round')} · ${formatCount(totals.kills)} K ${formatCount(totals.deaths)} D · K/D ${valueIn(totals, 'kd')}`
        : 'no counted round';
      const seen = lastPlayedAt ? ` · ${timestamp(lastPlayedAt)}` : '';
      return `${linked ? '🔗 ' : ''}**${nameInText(shown)}** \`${playerGuid}\` · ${sums}${seen}${also}`;
    });
    const rest = count > players.length ? `\nThe best ${most} of ${count} matches: type more of the name.` : '';
    return {
      embeds: [
        {
          title: count === 1 ? '1 player fits' : `${count} players fit`,
          description: blocks.join('\n'),
          footer: { text: `🔗 linked to a Discord user${rest}` },
          color: colour,
        },
      ],
    };
  },
});
