import { version } from '../../src/version.ts';
import { reasonOf } from '../cli/reason-of.ts';

/** What Discord's REST API answers to a question. */
export interface DiscordAnswer {
  /** The HTTP status, or 0 if Discord could not be reached. */
  status: number;
  json: unknown;
  /** Discord's error code, such as 50001. */
  code: number | undefined;
  /** Why Discord could not be reached. */
  reason: string | undefined;
  /** Discord's clock. Undefined if it did not tell. */
  at: Date | undefined;
}

export type AskDiscord = (path: string) => Promise<DiscordAnswer>;

const withinMs = 8_000;

/** Returns a function that sends GET requests to Discord, as the bot if there is a token. It never throws. */
export function discordApi(token: string | undefined, api = 'https://discord.com/api'): AskDiscord {
  const headers = {
    'user-agent': `DiscordBot (stopwatch, ${version})`,
    ...(token === undefined ? {} : { authorization: `Bot ${token}` }),
  };
  return async (path) => {
    try {
      const response = await fetch(`${api}/v10${path}`, { headers, signal: AbortSignal.timeout(withinMs) });
      const json: unknown = await response.json().catch(() => undefined);
      const code = (json as { code?: unknown } | undefined)?.code;
      if (response.ok && json === undefined) return unreachable('what answers there is not Discord');
      const date = response.headers.get('date');
      return {
        status: response.status,
        json,
        code: typeof code === 'number' ? code : undefined,
        reason: undefined,
        at: date === null ? undefined : new Date(date),
      };
    } catch (thrown) {
      return unreachable(reasonOf(thrown));
    }
  };
}

function unreachable(reason: string): DiscordAnswer {
  return { status: 0, json: undefined, code: undefined, reason, at: undefined };
}
