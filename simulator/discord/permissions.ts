/** The permissions that matter to a bot that posts, by the names that Discord's settings show. */
const bits = {
  Administrator: 1n << 3n,
  'View Channel': 1n << 10n,
  'Send Messages': 1n << 11n,
  'Manage Messages': 1n << 13n,
  'Embed Links': 1n << 14n,
  'Attach Files': 1n << 15n,
  'Read Message History': 1n << 16n,
} as const;

export type PermissionName = keyof typeof bits;

/** What an invitation of this bot asks for: what is above except to manage, add reactions, use emoji and commands, and write in threads. */
export const INVITED = 277_025_770_560n;

/** An exception of a channel for a role (0) or a member (1). */
export interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: string;
  deny: string;
}

export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((sum, name) => sum | bits[name], 0n);
}

export function has(permissions: bigint, name: PermissionName): boolean {
  return (permissions & bits[name]) !== 0n;
}

/**
 * Returns a member's permissions in a channel. The roles' permissions are added up. Then the exceptions apply, those of @everyone first, then
 * those of the member's roles together, then the member's own. Who cannot see a channel can do nothing there.
 */
export function permissionsIn(
  overwrites: readonly Overwrite[],
  { userId, everyoneId, roles }: { userId: string; everyoneId: string; roles: readonly { id: string; bits: bigint }[] },
): bigint {
  const base = roles.reduce((sum, role) => sum | role.bits, 0n);
  if (has(base, 'Administrator')) return (1n << 53n) - 1n;
  const roleIds = roles.map(({ id }) => id).filter((id) => id !== everyoneId);
  const steps = [
    overwrites.filter(({ id }) => id === everyoneId),
    overwrites.filter(({ id, type }) => type === 0 && roleIds.includes(id)),
    overwrites.filter(({ id, type }) => type === 1 && id === userId),
  ];
  const permissions = steps.reduce(apply, base);
  return has(permissions, 'View Channel') ? permissions : 0n;
}

function apply(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const denied = overwrites.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
  const allowed = overwrites.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
  return (permissions & ~denied) | allowed;
}
