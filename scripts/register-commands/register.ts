import { REST } from '@discordjs/rest';
import type { APIApplicationCommand, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { CommandDiff } from './diff.ts';
import { diffCommands, isEmptyDiff, isForeign } from './diff.ts';

export interface Registration {
  token: string;
  applicationId: string;
  /** Registers for this server only, where changes show immediately. By default commands are registered globally. */
  guildId?: string | undefined;
  /** For a server without contexts and integration_types, which only global commands have. */
  commands: RESTPutAPIApplicationCommandsJSONBody;
  /** Base URL of Discord's API without its version, for a simulated Discord. */
  api?: string | undefined;
}

const PATIENCE_MS = 60_000;

/**
 * Replaces Discord's list of commands by the given one, with one PUT and only if they differ. Commands with the same name keep their id.
 * Commands of types that the bot does not have are sent along as Discord gave them, because the PUT would remove them. Returns the differences. Throws DiscordAPIError, RateLimitError (Discord asks to wait for more than a minute), or what fetch throws.
 */
export async function registerCommands({
  token,
  applicationId,
  guildId,
  commands,
  api,
}: Registration): Promise<CommandDiff> {
  const rest = new REST({
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > PATIENCE_MS,
    ...(api === undefined ? {} : { api }),
  }).setToken(token);
  const path = `/applications/${applicationId}${guildId ? `/guilds/${guildId}` : ''}/commands` as const;
  const query = new URLSearchParams({ with_localizations: 'true' });
  const current = (await rest.get(path, { query })) as APIApplicationCommand[];
  const diff = diffCommands(current, commands);
  if (!isEmptyDiff(diff)) await rest.put(path, { body: [...commands, ...current.filter(isForeign)] });
  return diff;
}
