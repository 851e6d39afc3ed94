import { REST } from '@discordjs/rest';
import type { APIApplicationCommand, APIInteractionResponseCallbackData } from 'discord-api-types/v10';

type Message = APIInteractionResponseCallbackData;

/** The application and the token of one interaction: good for its messages during 15 minutes. */
export interface InteractionKey {
  applicationId: string;
  token: string;
}

/** Puts the message in place of a deferred answer, or of the message whose button was pressed. */
export async function completeDeferred(
  { applicationId, token }: InteractionKey,
  body: Message,
  api?: string,
): Promise<void> {
  await client(api).patch(`/webhooks/${applicationId}/${token}/messages/@original`, { auth: false, body });
}

/** Adds a message to an interaction that has been answered or deferred. */
export async function followUp({ applicationId, token }: InteractionKey, body: Message, api?: string): Promise<void> {
  await client(api).post(`/webhooks/${applicationId}/${token}`, { auth: false, body });
}

interface CommandList {
  applicationId: string;
  /** The bot token. */
  token: string;
  /** Where the commands are registered for one guild only. */
  guildId?: string | undefined;
}

/** The registered slash commands: name → id, for clickable mentions. */
export async function fetchCommandIds(
  { applicationId, token, guildId }: CommandList,
  api?: string,
): Promise<Map<string, string>> {
  const scope = guildId === undefined ? '' : `/guilds/${guildId}`;
  const list = await client(api).setToken(token).get(`/applications/${applicationId}${scope}/commands`);
  return new Map((list as APIApplicationCommand[]).map(({ name, id }) => [name, id]));
}

/**
 * One instance per call: in a Worker a shared one keeps promises of other requests, and concurrent requests hang. It honours
 * Retry-After and never retries a 404.
 */
function client(api?: string): REST {
  return new REST({ timeout: 10_000, retries: 2, hashSweepInterval: 0, handlerSweepInterval: 0, ...(api && { api }) });
}
