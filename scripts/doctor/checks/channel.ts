import type { Overwrite } from '../../../src/discord/permissions.ts';
import { missingPermissions, permissionsIn } from '../../../src/discord/permissions.ts';
import type { AskDiscord } from '../discord-api.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error } from '../finding.ts';

interface Channel {
  name?: string;
  guild_id?: string;
  permission_overwrites?: Overwrite[];
}
interface Role {
  id: string;
  permissions: string;
}

/** Checks that the bot may post in the channel that /admin config set. */
export async function checkChannel(ask: AskDiscord, channelId: string, botId: string): Promise<Outcome> {
  const answer = await ask(`/channels/${channelId}`);
  const wayOut = 'Choose a channel with /admin config';
  if (answer.status === 404)
    return {
      findings: [
        error(
          'channel-unknown',
          `The channel ${channelId}, in which the bot shall post, is gone.`,
          `${wayOut} channel:`,
        ),
      ],
      seen: undefined,
    };
  if (answer.status === 403) return { findings: [lacking(`<#${channelId}>`, ['View Channel'])], seen: undefined };
  if (answer.status !== 200) return { findings: [], seen: undefined };
  const channel = answer.json as Channel;
  const rights = await rightsIn(ask, channel, botId);
  if (rights === undefined) return { findings: [], seen: undefined };
  const names = missingPermissions(rights);
  const shown = `#${channel.name ?? channelId}`;
  return { findings: names.length > 0 ? [lacking(shown, names)] : [], seen: `the bot posts in ${shown}` };
}

function lacking(channel: string, names: readonly string[]): Finding {
  return error(
    'channel-rights',
    `The bot lacks ${names.join(', ')} in the channel ${channel}, where it shall post.`,
    "Give it to the bot's role: the channel → Edit Channel → Permissions.",
  );
}

/** Returns the bot's permissions in a channel. Undefined if Discord does not tell. */
async function rightsIn(
  ask: AskDiscord,
  { guild_id: guildId = '', permission_overwrites: overwrites = [] }: Channel,
  botId: string,
): Promise<bigint | undefined> {
  const [roles, member] = await Promise.all([
    ask(`/guilds/${guildId}/roles`),
    ask(`/guilds/${guildId}/members/${botId}`),
  ]);
  if (roles.status !== 200 || member.status !== 200) return undefined;
  const { roles: roleIds } = member.json as { roles: string[] };
  return permissionsIn({ id: botId, guildId, roleIds }, roles.json as Role[], overwrites);
}
