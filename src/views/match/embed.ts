import type { APIEmbed } from 'discord-api-types/v10';
import type { MatchData } from '../../db/queries/match.ts';
import { fitLines } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import { colour } from '../../discord/reply.ts';
import type { Locale } from '../../texts/locale.ts';
import { nameLength } from '../player-row.ts';
import { matchAwards } from './awards.ts';
import { matchPlayers } from './players.ts';
import { matchRecords } from './records.ts';
import { matchResult, matchTitle, outcomeLines } from './result.ts';

/** The graphemes of a player's name: fewer where so many players have such long names that a message cannot hold them all. */
const nameLengths = [nameLength, 12, 8, 5, 3] as const;

/** Returns the message about a match: title and score, who needed how long, one line a player, broken records, and the game's awards. */
export function matchEmbed(data: MatchData, locale: Locale): APIEmbed {
  const { posts, common } = locale.texts;
  const result = matchResult(data);
  const outcome = outcomeLines(data, locale, result).join('\n');
  const awards = result ? matchAwards(data, locale) : [];
  const news = result ? [...matchRecords(data, locale), ...awards] : [];
  const footer = awards.length > 0 ? posts.legendWithAwards : posts.legend;
  const room = limits.description - outcome.length - news.join('\n').length - 4;
  const lists = result ? nameLengths.map((longest) => () => matchPlayers(data, result, locale, longest)) : [];
  let players = '';
  for (const list of lists) {
    const lines = list();
    players = fitLines(lines, room, common.more);
    if (lines.join('\n').length <= room) break;
  }
  return {
    title: matchTitle(data, locale, result),
    // Medals set the awards off from the players: an empty line more, and a match of twelve would not fit on the screen of a phone.
    description: `${outcome}\n\n${[players, ...news].join('\n')}`.trim(),
    ...(players !== '' && { footer: { text: footer } }),
    color: colour,
  };
}
