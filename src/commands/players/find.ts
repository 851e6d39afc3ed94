import type { FoundPlayer } from '../../db/queries/search-players.ts';
import { findPlayers } from '../../db/queries/search-players.ts';
import { timestamp } from '../../discord/markup.ts';
import { colour } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { boldWidthOf, lineWidth, widthOf } from '../../views/display-width.ts';
import { formatCount } from '../../views/numbers.ts';
import { fittingNames, shortName } from '../../views/player-row.ts';
import { defineAction } from '../command.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { nobodyFound, referenceOf, suggestPlayers } from '../shared/player-option.ts';

const most = 10;

/** The mark of a link, and the least room for another name, in ems. */
const markWidth = 1.7;
const leastRoom = 4;

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
    const { locale } = context;
    const { players: texts } = locale.texts;
    const best = count > players.length ? [texts.find.best(most, count)] : [];
    return {
      embeds: [
        {
          title: texts.find.title(count),
          description: players.map((player) => block(player, locale)).join('\n'),
          footer: { text: [`${texts.find.legend} · ${texts.linkedMark}`, ...best].join('\n') },
          color: colour,
        },
      ],
    };
  },
});

/** Returns a line with the names, and a small one with the GUID and what they have done. */
function block({ name, playerGuid, linked, aliases, totals, lastPlayedAt }: FoundPlayer, locale: Locale): string {
  const { players: texts } = locale.texts;
  const done = totals
    ? [formatCount(totals.rounds, locale), `${formatCount(totals.kills, locale)}/${formatCount(totals.deaths, locale)}`]
    : [texts.find.noRound];
  const room = lineWidth - markWidth - boldWidthOf(shortName(name, locale)) - widthOf(` · ${texts.find.also('')}`);
  const also = aliases.length > 0 && room >= leastRoom ? fittingNames(aliases, { room }, locale) : '';
  const names = `**${shortName(name, locale)}**${also && ` · ${texts.find.also(also)}`}`;
  const rest = [`\`${playerGuid}\``, ...done, ...(lastPlayedAt ? [timestamp(lastPlayedAt)] : [])];
  return `${linked ? '🔗 ' : ''}${names}\n-# ${rest.join(' · ')}`;
}
