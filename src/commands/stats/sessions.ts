import type { PlayerSession } from '../../db/queries/player-sessions.ts';
import { playerSessions } from '../../db/queries/player-sessions.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, colour, row } from '../../discord/reply.ts';
import { pageOfPlayer } from '../../domain/page-paths.ts';
import type { Locale } from '../../texts/locale.ts';
import { formatCount } from '../../views/numbers.ts';
import { valueIn } from '../../views/statistic.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';
import { pager } from '../shared/pager.ts';
import { excludedReply, nobodyFound } from '../shared/player-option.ts';

const perPage = 10;

/** Returns the list of a player's gaming sessions, newest first, with a button back to /stats. */
export async function playerSessionsReply(guid: string, wanted: number, context: Context): Promise<Reply> {
  const reference = { text: guid };
  const { viewer, locale } = context;
  const { common, players: texts } = locale.texts;
  const owner = context.user.id;
  const answer = await playerSessions(context.db, reference, { viewer, page: wanted, perPage });
  const [player] = answer.candidates;
  if (!player) return nobodyFound(reference, context);
  const excluded = excludedReply(player, context);
  if (excluded) return excluded;
  const { page, pages, count, sessions } = answer;
  const stats = encodeCustomId({ route: 'stats.show', owner, args: { guid: player.playerGuid } });
  return {
    page: pageOfPlayer(player),
    embeds: [
      {
        title: texts.sessions.title(wholeName(player.name, locale)),
        description: sessions.map((session) => line(session, locale)).join('\n') || texts.noRound,
        footer: { text: `${texts.sessions.legend} · ${common.sessions(count)} · ${player.playerGuid}` },
        color: colour,
      },
    ],
    rows: [
      row(button(stats, { label: texts.stats.statsButton, emoji: '📊' })),
      ...pager({ route: 'stats.sessions', owner, args: { guid: player.playerGuid }, page, pages }),
    ],
  };
}

function line(session: PlayerSession, locale: Locale): string {
  const { sessionStart, rounds, kills, deaths } = session;
  const pair = `${formatCount(kills, locale)}/${formatCount(deaths, locale)}`;
  const values = [`**${pair}**`, valueIn(session, 'dpm', locale), formatCount(rounds, locale)];
  return `${timestamp(sessionStart, 'd')} ${values.join(' · ')}`;
}
