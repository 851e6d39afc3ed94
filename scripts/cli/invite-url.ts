/** View Channel, Send Messages, Embed Links and Read Message History: what the bot needs in a channel to post there. */
export const neededPermissions = {
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Embed Links': 1n << 14n,
  'Read Message History': 1n << 16n,
} as const;

/** Returns the link with which somebody who manages a server invites the bot. `guildId` preselects the server. */
export function inviteUrl(applicationId: string, guildId?: string): string {
  const permissions = Object.values(neededPermissions).reduce((sum, bit) => sum | bit, 0n);
  const query = `client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissions}`;
  return `https://discord.com/oauth2/authorize?${query}${guildId === undefined ? '' : `&guild_id=${guildId}`}`;
}
