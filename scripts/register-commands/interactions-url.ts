import { DiscordAPIError, REST } from '@discordjs/rest';

/** Where the application is, and the address to which Discord shall send interactions. */
export interface Endpoint {
  token: string;
  api?: string | undefined;
  url: string;
}

/**
 * Saves the application's Interactions Endpoint URL. Discord checks at once that a signed PING is answered and a forged one refused. Throws
 * an Error that says what to look at if the check fails, else what @discordjs/rest throws.
 */
export async function saveInteractionsUrl({ token, api, url }: Endpoint): Promise<void> {
  const rest = new REST({
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
    ...(api === undefined ? {} : { api }),
  }).setToken(token);
  try {
    await rest.patch('/applications/@me', { body: { interactions_endpoint_url: url } });
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== 50035) throw error;
    throw new Error(
      `Discord cannot verify ${url}: the Worker does not answer there, or DISCORD_PUBLIC_KEY is another application's. npm run doctor says which.`,
      { cause: error },
    );
  }
}
