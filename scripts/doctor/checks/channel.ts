import { neededPermissions } from '../../cli/invite-url.ts';
import type { AskDiscord } from '../discord-api.ts';
import type { Finding, Outcome } from '../finding.ts';
import { error } from '../finding.ts';

interface Overwrite {
  id: string;
  type: 0 | 1;
  allow: string;
  deny: string;
}
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
  const names = Object.entries(neededPermissions).flatMap(([name, bit]) => ((rights & bit) === 0n ? [name] : []));
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

const administrator = 1n << 3n;

/** Returns the bot's permissions in a channel, as Discord computes them. Undefined if Discord does not tell. */
async function rightsIn(
  ask: AskDiscord,
  { guild_id: guildId, permission_overwrites: overwrites = [] }: Channel,
  botId: string,
): Promise<bigint | undefined> {
  const [roleList, member] = await Promise.all([
    ask(`/guilds/${guildId}/roles`),
    ask(`/guilds/${guildId}/members/${botId}`),
  ]);
  if (roleList.status !== 200 || member.status !== 200) return undefined;
  const own = new Set([guildId, ...(member.json as { roles: string[] }).roles]);
  const roles = (roleList.json as Role[]).filter(({ id }) => own.has(id));
  const base = roles.reduce((sum, { permissions }) => sum | BigInt(permissions), 0n);
  if ((base & administrator) !== 0n) return ~0n;
  const everyone = overwrites.filter(({ id }) => id === guildId);
  const ofRoles = overwrites.filter(({ id, type }) => type === 0 && id !== guildId && own.has(id));
  const ofMember = overwrites.filter(({ id, type }) => type === 1 && id === botId);
  return [everyone, ofRoles, ofMember].reduce(apply, base);
}

function apply(rights: bigint, overwrites: readonly Overwrite[]): bigint {
  const denied = overwrites.reduce((sum, { deny }) => sum | BigInt(deny), 0n);
  const allowed = overwrites.reduce((sum, { allow }) => sum | BigInt(allow), 0n);
  return (rights & ~denied) | allowed;
}
