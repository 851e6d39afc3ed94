import type { RegisteredCommand } from './commands.ts';
import type { Json } from './limits/form.ts';
import type { Person } from './people.ts';
import { asMember, asUser, MANAGE_SERVER, permissionsOf } from './people.ts';
import { DiscordRejection } from './refusal.ts';
import type { SimulatorState } from './state.ts';

/** guild: a server that has the app. dm: the bot's direct messages. user-install: another server, where only the user has the app. */
export type Place = 'guild' | 'dm' | 'user-install';

/** Who acts, and where. */
export interface Acting {
  /** A user id. By default that of the first known person. */
  as?: string;
  context?: Place;
  /** Discord's locale, such as de; en-US by default. */
  locale?: string;
  /** The server's preferred locale; en-US by default. */
  guildLocale?: string;
  /** The member's permission bits. By default those of an ordinary member. */
  permissions?: bigint;
}

export const COMMAND = 2;
export const COMPONENT = 3;
export const AUTOCOMPLETE = 4;
type Type = typeof COMMAND | typeof COMPONENT | typeof AUTOCOMPLETE;

const FOREIGN_GUILD = '300000000000000099';
const APP_PERMISSIONS = '277025770560';

export function actor(state: SimulatorState, { as }: Acting): Person {
  return state.people.byId(as ?? state.people.list()[0]?.id ?? '');
}

/** Returns the JSON that Discord posts. */
export function buildInteraction(
  state: SimulatorState,
  type: Type,
  acting: Acting,
  rest: Json,
): Json & { id: string; token: string } {
  const person = actor(state, acting);
  const place = acting.context ?? 'guild';
  const { applicationId, guildId: ownGuild } = state.settings;
  const guildId = place === 'guild' ? ownGuild : FOREIGN_GUILD;
  const inGuild = {
    guild_id: guildId,
    guild: { id: guildId, locale: acting.guildLocale ?? 'en-US', features: [] },
    guild_locale: acting.guildLocale ?? 'en-US',
    channel: { id: state.channelId, type: 0, name: 'stats', guild_id: guildId },
    member: asMember(person, acting.permissions ?? permissionsOf(person)),
  };
  return {
    version: 1,
    id: state.newId(),
    application_id: applicationId,
    type,
    token: state.newToken(),
    locale: acting.locale ?? 'en-US',
    channel_id: state.channelId,
    ...(place === 'dm' ? { user: asUser(person), channel: { id: state.channelId, type: 1 } } : inGuild),
    context: place === 'dm' ? 1 : 0,
    authorizing_integration_owners: place === 'user-install' ? { 1: person.id } : { 0: place === 'dm' ? '0' : guildId },
    app_permissions: APP_PERMISSIONS,
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...rest,
  };
}

/** Throws DiscordRejection for a command that the client does not offer at that place or to that member. */
export function requireOffered(state: SimulatorState, command: RegisteredCommand, acting: Acting): void {
  const { context = 'guild', permissions } = acting;
  const installs = command.integration_types ?? [0];
  const contexts = command.contexts ?? [0, 1, 2];
  const isOffered =
    context === 'guild'
      ? installs.includes(0 as never) && contexts.includes(0 as never)
      : context === 'dm'
        ? !command.guild_id && contexts.includes(1 as never)
        : installs.includes(1 as never) && contexts.includes(0 as never);
  if (!isOffered) throw new DiscordRejection(`Discord does not offer "${command.name}" here (${context}).`);
  const needed = BigInt(command.default_member_permissions ?? 0);
  const has = permissions ?? permissionsOf(actor(state, acting));
  const isAdministrator = (has & (1n << 3n)) !== 0n;
  if (context !== 'dm' && !isAdministrator && (has & needed) !== needed) {
    throw new DiscordRejection(
      `Discord does not offer "${command.name}" to members without ${permissionNames(needed)}.`,
    );
  }
}

/** Names the permissions that a command asks for. */
function permissionNames(bits: bigint): string {
  return bits === MANAGE_SERVER ? 'the permission Manage Server' : `the permissions ${bits}`;
}
