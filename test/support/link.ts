import { MANAGE_SERVER } from '../../simulator/discord/simulator.ts';
import type { Bot } from './bot.ts';
import { customId } from './components.ts';

/** Links a Discord user to a player as a manager does, with /link and its button. The link is verified at once. */
export async function linkByManager({ discord }: Bot, discordId: string, player: string) {
  const manager = { as: '200000000000000009', permissions: MANAGE_SERVER };
  const { message } = await discord.ask(`/link player:${player} user:${discordId}`, manager);
  return discord.press(message?.id ?? '', customId(message, 'link.confirm'), manager);
}
