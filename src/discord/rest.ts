import { REST } from '@discordjs/rest';
import type { APIInteractionResponseCallbackData } from 'discord-api-types/v10';

/** The application and the token of one interaction: good for its messages during 15 minutes. */
interface InteractionKey {
  applicationId: string;
  token: string;
}

/**
 * Puts the message in place of a deferred answer. One REST instance per call: a shared one makes concurrent requests of a
 * Worker hang, for it keeps promises of another request.
 */
export async function completeDeferred(
  { applicationId, token }: InteractionKey,
  message: APIInteractionResponseCallbackData,
  api?: string,
): Promise<void> {
  const rest = new REST({
    timeout: 10_000,
    retries: 2,
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
    ...(api && { api }),
  });
  await rest.patch(`/webhooks/${applicationId}/${token}/messages/@original`, { auth: false, body: message });
}
