/** What the bot needs in a channel to post there, by the names of Discord's own settings. */
export const neededPermissions = {
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Embed Links': 1n << 14n,
  'Read Message History': 1n << 16n,
} as const;

export type PermissionName = keyof typeof neededPermissions;

/** An exception of a channel for a role (0) or a member (1). */
export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: string;
  deny: string;
}

const administrator = 1n << 3n;

/** Returns what is missing for posts. Who cannot see a channel can do nothing there, whatever else is allowed. */
export function missingPermissions(permissions: bigint): PermissionName[] {
  if ((permissions & administrator) !== 0n) return [];
  return (Object.keys(neededPermissions) as PermissionName[]).filter(
    (name) => (permissions & neededPermissions[name]) === 0n,
  );
}

interface Member {
  id: string;
  guildId: string;
  /** The member's roles, without @everyone, which has the id of the guild. */
  roleIds: readonly string[];
}

/** Returns a member's permissions in a channel, as Discord computes them from the guild's roles and the channel's exceptions. */
export function permissionsIn(
  { id, guildId, roleIds }: Member,
  roles: readonly { id: string; permissions: string }[],
  overwrites: readonly Overwrite[],
): bigint {
  const own = new Set([guildId, ...roleIds]);
  const base = roles.filter((role) => own.has(role.id)).reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  if ((base & administrator) !== 0n) return ~0n;
  const ofEveryone = overwrites.filter((one) => one.id === guildId);
  const ofRoles = overwrites.filter((one) => one.type === 0 && one.id !== guildId && own.has(one.id));
  const ofMember = overwrites.filter((one) => one.type === 1 && one.id === id);
  return [ofEveryone, ofRoles, ofMember].reduce(apply, base);
}

function apply(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const denied = overwrites.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
  const allowed = overwrites.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
  return (permissions & ~denied) | allowed;
}
