import { REST } from '@discordjs/rest';
import type { APIApplicationCommand, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10';
import type { CommandDiff } from './diff.ts';
import { diffCommands, isEmptyDiff } from './diff.ts';

export interface Registration {
  token: string;
  applicationId: string;
  /** Registers for this server alone, where changes show at once; globally when left out. */
  guildId?: string | undefined;
  /** For a server without contexts and integration_types, which only global commands have. */
  commands: RESTPutAPIApplicationCommandsJSONBody;
  /** Base URL of Discord's API without its version, for a stand-in. */
  api?: string | undefined;
}

const PATIENCE_MS = 60_000;

/**
 * Brings Discord's list of commands to ours, by one PUT and only when they differ; commands that keep their name keep their id.
 * Returns what was different. Throws DiscordAPIError, RateLimitError (Discord asks to wait for more than a minute), or what
 * fetch throws.
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
  if (!isEmptyDiff(diff)) await rest.put(path, { body: commands });
  return diff;
}
