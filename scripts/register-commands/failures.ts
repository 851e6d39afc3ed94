import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import { WHERE } from './settings.ts';

/** Returns one line that says what Discord's refusal means and what to do. Undefined if the error is not a refusal by Discord. */
export function explainFailure(error: unknown, guildId: string | undefined): string | undefined {
  if (error instanceof DiscordAPIError) return explainCode(error, guildId);
  if (error instanceof RateLimitError) {
    const minutes = Math.ceil(error.retryAfter / 60_000);
    return `Discord asks to wait ${minutes} minutes: an application may create 200 commands a day. Run this again then.`;
  }
  if (error instanceof HTTPError) return `Discord answered ${error.status} without a reason: run this again later.`;
  if (error instanceof Error && (error.name === 'AbortError' || isNetworkCode(error))) {
    return `Discord cannot be reached: ${error.message}.`;
  }
  return undefined;
}

/** Returns whether the code comes from the operating system or undici. Node's own ERR_… codes are bugs. */
function isNetworkCode({ code }: Error & { code?: unknown }): boolean {
  return typeof code === 'string' && /^(?!ERR_)(E[A-Z]|UND_ERR_)/.test(code);
}

function explainCode({ status, code, message }: DiscordAPIError, guildId: string | undefined): string {
  if (status === 401) return `DISCORD_TOKEN is not accepted by Discord: copy a new one from ${WHERE.DISCORD_TOKEN}.`;
  if (guildId && (code === 50001 || code === 10004)) {
    return `--guild ${guildId}: the bot is not in that server, or was invited without the scope applications.commands.`;
  }
  if (code === 20012 || code === 10002 || code === 50001) {
    return `DISCORD_APPLICATION_ID is not the application of DISCORD_TOKEN: ${WHERE.DISCORD_APPLICATION_ID}.`;
  }
  return `Discord refuses the commands (${code}): ${message}`;
}
