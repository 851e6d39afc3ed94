import { neededPermissions } from '../../src/discord/permissions.ts';

/** Returns the link with which somebody who manages a server invites the bot. `guildId` preselects the server. */
export function inviteUrl(applicationId: string, guildId?: string): string {
  const permissions = Object.values(neededPermissions).reduce((sum, bit) => sum | bit, 0n);
  const query = `client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
  return `https://discord.com/oauth2/authorize?${query}${guildId === undefined ? '' : `&guild_id=${guildId}`}`;
}
