import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Context } from '../context.ts';

/** Refuses two ways of naming a player at once, so that none is silently ignored. Returns undefined where there is one at most. */
export function namedTwice(
  { player, user }: { player?: string | undefined; user?: string | undefined },
  { caller }: Context,
): Reply | undefined {
  if (!player?.trim() || user === undefined) return undefined;
  const names = [optionName(caller, 'stats player'), optionName(caller, 'stats user')] as const;
  return ephemeral(caller.texts.players.twoNamed(...names));
}
