import type { Db } from '../db/db.ts';
import { communityState } from '../db/queries/community-state.ts';
import { ttlCache } from './ttl-cache.ts';
import type { World } from './world.ts';
import { onePerWorld } from './world.ts';

/** What every command needs of the community's settings. */
export interface CommunitySettings {
  /** IANA name: what /admin config set, else TIME_ZONE. */
  timeZone: string;
  /** What /admin config set; undefined: the server's own language. */
  language: string | undefined;
  /** Discord's locale of the community's server, as far as it is known. */
  serverLocale: string | undefined;
  /** Discord ids of the linked users who opted out. */
  optedOut: ReadonlySet<string>;
  /** Discord ids of the users whose claim to be a player waits, or who have not read what became of it. */
  claimants: ReadonlySet<string>;
  /** Discord ids of the linked users who have been away. Whoever is told what happened is taken out. */
  absentees: Set<string>;
  /** Number of claims that wait. */
  waitingClaims: number;
  /** Whether posts wait because Discord refuses them, and no manager has been told. */
  hasPostTrouble: boolean;
}

/** How long a setting is cached in an isolate. */
const ttlMs = 60_000;
/** How long the database is left alone after it failed to answer. */
const retryAfterMs = 5_000;

const cacheOf = onePerWorld(({ clock }) => ttlCache<'settings', CommunitySettings>(ttlMs, clock));

/**
 * Returns the community's settings. Cached for a minute per isolate, so that a reply usually costs one round trip. While the database is
 * unavailable these are the last known ones: the command itself will say what is wrong. They are read from `db`, which is the world's.
 */
export async function communitySettings(world: World, db: Db): Promise<CommunitySettings> {
  const cache = cacheOf(world);
  const fresh = cache.fresh('settings');
  if (fresh !== undefined) return fresh;
  const { community, discord, clock, alarm } = world;
  try {
    const {
      settings: stored,
      optedOut,
      claims,
      absentees,
      ban,
      arePostsDue,
      hasPostTrouble,
    } = await communityState(db, clock.now());
    discord.ban.learn(ban);
    // The Clock knows of them already, unless another program has stored rounds.
    if (arePostsDue) await alarm.ringBy(clock.now());
    const settings = {
      timeZone: stored.timeZone ?? community.timeZone,
      language: stored.language,
      serverLocale: stored.serverLocale,
      optedOut: new Set(optedOut),
      absentees: new Set(absentees),
      claimants: new Set(claims.map(({ discordId }) => discordId)),
      waitingClaims: claims.filter(({ isWaiting }) => isWaiting).length,
      hasPostTrouble,
    };
    cache.set('settings', settings);
    return settings;
  } catch {
    const settings = cache.last('settings') ?? {
      timeZone: community.timeZone,
      language: undefined,
      serverLocale: undefined,
      optedOut: new Set<string>(),
      absentees: new Set<string>(),
      claimants: new Set<string>(),
      waitingClaims: 0,
      hasPostTrouble: false,
    };
    cache.set('settings', settings, retryAfterMs);
    return settings;
  }
}

/** Returns the settings that this isolate read last, without a question to the database. */
export function knownSettings(world: World): CommunitySettings | undefined {
  return cacheOf(world).last('settings');
}

/** Lets this isolate read the settings again with its next request. */
export function forgetSettings(world: World): void {
  cacheOf(world).expire('settings');
}
