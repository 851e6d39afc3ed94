import type { FoundPlayer } from '../../db/queries/player-list.ts';
import { findPlayers } from '../../db/queries/player-list.ts';
import { timestamp } from '../../discord/markup.ts';
import { colour } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { displayWidth, lineWidth } from '../../views/display-width.ts';
import { formatCount } from '../../views/numbers.ts';
import { fittingNames, plainName, shortName } from '../../views/player-row.ts';
import { defineAction } from '../command.ts';
import { hiddenOption } from '../shared/hidden-option.ts';
import { nobodyFound, referenceOf, suggestPlayers } from '../shared/player-option.ts';

const most = 10;

/** Cells that the mark of a link takes, and the fewest in which another name says something. */
const markWidth = 3;
const leastName = 6;

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
    const { common, players: texts } = locale.texts;
    const best = count > players.length ? [texts.find.best(most, count)] : [];
    return {
      embeds: [
        {
          title: texts.find.title(count),
          description: players.map((player) => block(player, locale)).join('\n'),
          footer: { text: [`${texts.linkedMark} · ${common.killsDeaths}`, ...best].join('\n') },
          color: colour,
        },
      ],
    };
  },
});

/** Returns a line with the names, and a small one with the GUID and what they have done. */
function block({ name, playerGuid, linked, aliases, totals, lastPlayedAt }: FoundPlayer, locale: Locale): string {
  const { common, players: texts } = locale.texts;
  const done = totals
    ? [common.rounds(totals.rounds), `${formatCount(totals.kills, locale)}/${formatCount(totals.deaths, locale)}`]
    : [texts.find.noRound];
  const cells = lineWidth - markWidth - displayWidth(`${plainName(name, locale)} · ${texts.find.also('')}`);
  const also = aliases.length > 0 && cells >= leastName ? fittingNames(aliases, { cells }, locale) : '';
  const names = `**${shortName(name, locale)}**${also && ` · ${texts.find.also(also)}`}`;
  const rest = [`\`${playerGuid}\``, ...done, ...(lastPlayedAt ? [timestamp(lastPlayedAt)] : [])];
  return `${linked ? '🔗 ' : ''}${names}\n-# ${rest.join(' · ')}`;
}
