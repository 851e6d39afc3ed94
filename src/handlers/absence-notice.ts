import { storeUntold, tellAbsence } from '../db/queries/absence.ts';
import { ephemeral, messageOf } from '../discord/reply.ts';
import type { InteractionKey } from '../discord/rest.ts';
import { followUp } from '../discord/rest.ts';
import type { Locale } from '../texts/locale.ts';
import { absenceText } from '../views/absence.ts';
import { describeError } from './errors.ts';
import { withMentions } from './mentions.ts';
import type { World } from './world.ts';

/** The most names of players who passed the caller. */
const mostNames = 3;

interface Caller {
  id: string;
  locale: Locale;
  commandIds: () => Promise<ReadonlyMap<string, string>>;
  /** Who has been away, by the settings with which the command ran. */
  absentees: Set<string>;
}

/**
 * Tells a player who has been away what happened since their last round, once an absence. It is a message of its own below the answer, which
 * only they see. It asks the database nothing unless they have been away, and no failure of it changes the answer.
 */
export async function tellWhatHappened(
  { id, locale, commandIds, absentees }: Caller,
  key: Omit<InteractionKey, 'deferredAtMs'>,
  world: World,
): Promise<void> {
  const { db, clock, discord } = world;
  if (!absentees.delete(id) || discord.ban.endsAtMs() !== undefined) return;
  const told = { discordId: id, now: clock.now() };
  try {
    const absence = await tellAbsence(db, { ...told, most: mostNames });
    if (!absence) return;
    const reply = await withMentions(ephemeral(absenceText(absence, locale)), commandIds);
    await followUp({ ...key, deferredAtMs: clock.runningMs() }, messageOf(reply), discord);
  } catch (error) {
    console.error(JSON.stringify({ outcome: 'error', path: 'absence', error: describeError(error) }));
    absentees.add(id);
    await storeUntold(db, told).catch(() => {});
  }
}
