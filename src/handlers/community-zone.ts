import { storedSettings } from '../db/queries/settings.ts';
import type { World } from './world.ts';

/** How long what a manager set may be out of date in an isolate, in milliseconds. */
const keptFor = 60_000;
/** And how long it is not looked up again after the database failed to answer. */
const triedAgainAfter = 5_000;

const known = new WeakMap<World['config'], { zone: string; until: number }>();

/**
 * The community's time zone: what /admin config set, else TIME_ZONE. Looked up at most once a minute per isolate, for an answer is
 * worth one round trip. Where the database does not answer it is the one last known: the command itself will say what is wrong.
 */
export async function communityZone({ config, db }: Pick<World, 'config' | 'db'>): Promise<string> {
  const last = known.get(config);
  if (last && Date.now() < last.until) return last.zone;
  try {
    const { timeZone } = await storedSettings(db);
    const zone = timeZone ?? config.timeZone;
    known.set(config, { zone, until: Date.now() + keptFor });
    return zone;
  } catch {
    const zone = last?.zone ?? config.timeZone;
    known.set(config, { zone, until: Date.now() + triedAgainAfter });
    return zone;
  }
}
