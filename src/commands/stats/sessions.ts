import type { PlayerSession } from '../../db/queries/player-sessions.ts';
import { playerSessions } from '../../db/queries/player-sessions.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, colour, row } from '../../discord/reply.ts';
import { formatCount, formatCounted } from '../../views/numbers.ts';
import { valueIn } from '../../views/statistic.ts';
import type { Context } from '../context.ts';
import { pager } from '../shared/pager.ts';
import { nobodyFound } from '../shared/player-option.ts';

const perPage = 10;

/** Returns the list of a player's gaming sessions, newest first, with a button back to /stats. */
export async function playerSessionsReply(guid: string, wanted: number, context: Context): Promise<Reply> {
  const reference = { text: guid };
  const { viewer } = context;
  const owner = context.user.id;
  const answer = await playerSessions(context.db, reference, { viewer, page: wanted, perPage });
  const [player] = answer.candidates;
  if (!player) return nobodyFound(reference, context);
  const { page, pages, count, sessions } = answer;
  const stats = encodeCustomId({ route: 'stats.show', owner, args: { guid: player.playerGuid } });
  return {
    embeds: [
      {
        title: `Sessions of ${nameInText(player.name)}`,
        description: sessions.map(line).join('\n') || 'No counted round yet.',
        footer: { text: `${formatCounted(count, 'session')} · ${player.playerGuid}` },
        color: colour,
      },
    ],
    rows: [
      row(button(stats, { label: 'Stats', emoji: '📊' })),
      ...pager({ route: 'stats.sessions', owner, args: { guid: player.playerGuid }, page, pages }),
    ],
  };
}

function line(session: PlayerSession): string {
  const { sessionStart, rounds, kills, deaths } = session;
  return `${timestamp(sessionStart, 'D')} · ${formatCounted(rounds, 'round')} · ${formatCount(kills)} K ${formatCount(deaths)} D · K/D ${valueIn(session, 'kd')} · DPM ${valueIn(session, 'dpm')}`;
}
