import type { RegisteredCommand } from './commands.ts';
import type { Json } from './limits/form.ts';
import type { Person } from './people.ts';
import { asMember, asUser, MANAGE_SERVER, permissionsOf } from './people.ts';
import { INVITED } from './permissions.ts';
import type { Place } from './places.ts';
import { channels, FOREIGN_GUILD } from './places.ts';
import { DiscordRejection } from './refusal.ts';
import type { SimulatorState } from './state.ts';

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
  /** The channel of the server in which somebody types. By default its first one. */
  channel?: string;
}

export const COMMAND = 2;
export const COMPONENT = 3;
export const AUTOCOMPLETE = 4;
type Type = typeof COMMAND | typeof COMPONENT | typeof AUTOCOMPLETE;

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
  const channelId = acting.channel ?? channels[place];
  const channel = state.server.get(channelId);
  const inGuild = {
    guild_id: guildId,
    guild: { id: guildId, locale: acting.guildLocale ?? 'en-US', features: [] },
    guild_locale: acting.guildLocale ?? 'en-US',
    channel: { id: channelId, type: 0, name: channel?.name ?? 'stats', guild_id: guildId },
    member: asMember(person, acting.permissions ?? permissionsOf(person)),
  };
  return {
    version: 1,
    id: state.newId(),
    application_id: applicationId,
    type,
    token: state.newToken(),
    locale: acting.locale ?? 'en-US',
    channel_id: channelId,
    ...(place === 'dm'
      ? { user: asUser(person), channel: { id: channelId, type: 1, recipients: [asUser(person)] } }
      : inGuild),
    context: place === 'dm' ? 1 : 0,
    authorizing_integration_owners: ownersAt(place, guildId, person),
    app_permissions: String(channel ? state.server.permissions(channel) : INVITED),
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
    ...rest,
  };
}

/** Returns who has installed the app at that place: 0 a server, which is 0 in the bot's direct messages, and 1 a user. */
export function ownersAt(place: Place, guildId: string, { id }: Person): Json {
  if (place === 'user-install') return { 1: id };
  return { 0: place === 'dm' ? '0' : guildId };
}

/** Throws DiscordRejection for a command that the client does not offer at that place or to that member. */
export function requireOffered(state: SimulatorState, command: RegisteredCommand, acting: Acting): void {
  const { context = 'guild', permissions } = acting;
  const installs = command.integration_types ?? [0];
  const contexts = command.contexts ?? [0, 1, 2];
  const isDm = context === 'dm';
  const isOffered =
    (context === 'guild' || !command.guild_id) &&
    (isDm || installs.includes((context === 'user-install' ? 1 : 0) as never)) &&
    contexts.includes((isDm ? 1 : 0) as never);
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
