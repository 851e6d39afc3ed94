import { fetchCommandIds } from '../discord/rest.ts';
import type { Config } from '../env.ts';

const keptFor = 10 * 60_000;

/** Kept per isolate: finished maps only, never a promise of one request for another to wait on. */
const known = new Map<string, { at: number; ids: Map<string, string> }>();

/**
 * Name → id of the registered commands; empty where no bot token is set or Discord does not answer: then names are shown that
 * cannot be clicked, which is no reason to fail.
 */
export async function commandIds(
  { applicationId, token, development }: Config,
  guildId?: string,
): Promise<Map<string, string>> {
  if (!token) return new Map();
  const key = guildId ?? 'global';
  const kept = known.get(key);
  if (kept && Date.now() - kept.at < keptFor) return kept.ids;
  const list = { applicationId, token, guildId };
  const ids = await fetchCommandIds(list, development.discordApi).catch(() => new Map<string, string>());
  if (ids.size > 0) known.set(key, { at: Date.now(), ids });
  return ids;
}
