import type { APIInteraction } from 'discord-api-types/v10';

const administrator = 1n << 3n;
const manageServer = 1n << 5n;

/** Returns whether the interaction comes from one of the community's own servers. */
export function isInCommunity({ guild_id }: APIInteraction, guildIds: readonly string[]): boolean {
  return guild_id !== undefined && guildIds.includes(guild_id);
}

/**
 * Returns whether the caller may change what belongs to the whole community. They need Manage Server in one of the community's own servers.
 * Anybody can install a public app on a server of their own, so permissions in other servers do not count. In direct messages nobody has
 * the permission.
 */
export function mayManage(interaction: APIInteraction, guildIds: readonly string[]): boolean {
  if (!interaction.member || !isInCommunity(interaction, guildIds)) return false;
  const { permissions } = interaction.member;
  return /^\d+$/.test(permissions) && (BigInt(permissions) & (administrator | manageServer)) !== 0n;
}
