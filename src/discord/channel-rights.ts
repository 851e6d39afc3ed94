import type { Overwrite, PermissionName } from './permissions.ts';
import { missingPermissions, permissionsIn } from './permissions.ts';
import type { RestApi } from './rest.ts';
import { DiscordError, request } from './rest.ts';

/** The bot as Discord's REST API knows it. */
export interface BotAccess {
  api: RestApi;
  /** The bot token. Undefined if the Worker has none. */
  token: string | undefined;
  applicationId: string;
}

/** Whether the bot can post in a channel. */
export type ChannelRights =
  | { state: 'may post' }
  | { state: 'lacks'; missing: PermissionName[] }
  /** The channel does not exist, or is in another server. */
  | { state: 'gone' }
  | { state: 'no token' }
  | { state: 'wrong token' }
  /** Discord did not tell. */
  | { state: 'unknown' };

interface Channel {
  guild_id?: string;
  permission_overwrites?: Overwrite[];
}

/** Asks Discord whether the bot can post in a channel. */
export async function channelRights(channelId: string, bot: BotAccess): Promise<ChannelRights> {
  if (bot.token === undefined) return { state: 'no token' };
  try {
    const { guild_id: guildId, permission_overwrites: overwrites = [] } = await read<Channel>(
      `/channels/${channelId}`,
      bot,
    );
    if (guildId === undefined) return { state: 'gone' };
    const [roles, member] = await Promise.all([
      read<{ id: string; permissions: string }[]>(`/guilds/${guildId}/roles`, bot),
      ownMember(guildId, bot),
    ]);
    const missing = missingPermissions(permissionsIn({ ...member, guildId }, roles, overwrites));
    return missing.length === 0 ? { state: 'may post' } : { state: 'lacks', missing };
  } catch (error) {
    return rightsAfter(error);
  }
}

/** Returns what an error of a request about a channel says about the rights there. Throws what is not an error of Discord's. */
export function rightsAfter(error: unknown): ChannelRights {
  if (!(error instanceof DiscordError)) throw error;
  const { failure } = error;
  if (failure.kind !== 'refused') return { state: 'unknown' };
  if (failure.status === 401) return { state: 'wrong token' };
  if (failure.status === 404) return { state: 'gone' };
  return failure.status === 403 ? { state: 'lacks', missing: ['View Channel'] } : { state: 'unknown' };
}

/** The bot's user has the id of its application, but for applications from before 2017. */
async function ownMember(guildId: string, bot: BotAccess): Promise<{ id: string; roleIds: string[] }> {
  const memberOf = async (id: string) => {
    const { roles } = await read<{ roles: string[] }>(`/guilds/${guildId}/members/${id}`, bot);
    return { id, roleIds: roles };
  };
  try {
    return await memberOf(bot.applicationId);
  } catch (error) {
    if (!(error instanceof DiscordError) || error.failure.kind !== 'refused' || error.failure.status !== 404)
      throw error;
    return memberOf((await read<{ id: string }>('/users/@me', bot)).id);
  }
}

async function read<Value>(path: string, { api, token }: BotAccess): Promise<Value> {
  return (await request('GET', path, { token, waitsForPause: false, api })).json();
}
