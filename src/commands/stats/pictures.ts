import { mostRounds } from '../../charts/card.ts';
import { mostSessions } from '../../charts/trend.ts';
import { playerCard } from '../../db/queries/player-card.ts';
import { playerTrend } from '../../db/queries/player-trend.ts';
import { encodeCustomId } from '../../discord/custom-id.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { button, colour, row } from '../../discord/reply.ts';
import { cardPicture } from '../../views/pictures/card.ts';
import type { Picture } from '../../views/pictures/picture.ts';
import { trendPicture } from '../../views/pictures/trend.ts';
import { wholeName } from '../../views/whole-name.ts';
import type { Context } from '../context.ts';

interface Asked {
  guid: string;
  /** The period of /stats, to which a button leads back. */
  period: string;
}

/** Returns a player's card, with buttons back to /stats and to the trend. Undefined if no round of the player counts. */
export async function cardReply({ guid, period }: Asked, context: Context): Promise<Reply | undefined> {
  const { db, viewer, locale } = context;
  const card = await playerCard(db, { text: guid }, { viewer, latest: mostRounds, clock: context });
  if (!card?.totals) return undefined;
  const title = locale.texts.players.card.title(wholeName(card.name, locale));
  const picture = cardPicture(card, card.totals, locale);
  return reply({ title, picture, other: 'trend', guid: card.playerGuid, period }, context);
}

/** Returns a player's trend over the latest gaming sessions, with buttons back to /stats and to the card. Undefined without a session. */
export async function trendReply({ guid, period }: Asked, context: Context): Promise<Reply | undefined> {
  const { db, viewer, locale } = context;
  const trend = await playerTrend(db, { text: guid }, { viewer, latest: mostSessions });
  if (!trend?.sessions.length) return undefined;
  const title = locale.texts.players.trend.title(wholeName(trend.name, locale), trend.sessions.length);
  const picture = trendPicture(trend, context, locale);
  return reply({ title, picture, other: 'card', guid: trend.playerGuid, period }, context);
}

interface Shown extends Asked {
  title: string;
  picture: Picture;
  other: 'card' | 'trend';
}

/** Returns a picture as a message. Where there are no pictures it says in words what this one would show. */
async function reply({ title, picture, other, guid, period }: Shown, context: Context): Promise<Reply> {
  const { user, locale } = context;
  const { stats } = locale.texts.players;
  const image = await context.picture(picture);
  const words = nameInText(picture.alt, 1000);
  const to = (route: string) => encodeCustomId({ route, owner: user.id, args: { guid, period } });
  const otherButton =
    other === 'card'
      ? button(to('stats.card'), { label: stats.cardButton, emoji: '🪪' })
      : button(to('stats.trend'), { label: stats.trendButton, emoji: '📈' });
  return {
    embeds: [{ title, color: colour, ...(image ? { image } : { description: words }) }],
    rows: [row(button(to('stats.show'), { label: stats.statsButton, emoji: '📊' }), otherButton)],
  };
}
