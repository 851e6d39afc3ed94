import { storedSettings } from '../db/queries/settings.ts';
import { createMessage } from '../discord/messages.ts';
import { colour, messageOf } from '../discord/reply.ts';
import { localeOf } from '../texts/locale.ts';
import type { JobWorld } from './job.ts';

/** After how many failures in a row managers are told. What fails once usually succeeds at the next attempt. */
export const toldAfter = 3;

interface FailingJob {
  name: string;
  /** When it failed for the `toldAfter`th time. */
  at: Date;
}

/**
 * Says in the admin channel that a job keeps failing, if there is such a channel. Called once per series of failures. Whatever goes wrong is
 * left out, because /admin health says it too.
 */
export async function tellAdmins({ db, discord, application }: JobWorld, { name, at }: FailingJob): Promise<void> {
  try {
    const { adminChannel, language, serverLocale } = await storedSettings(db);
    if (adminChannel === undefined || application.token === undefined) return;
    const { jobFails } = localeOf(language ?? serverLocale ?? 'en').texts.adminPosts;
    const message = messageOf({ embeds: [{ description: jobFails(name, toldAfter), color: colour }] });
    const nonce = `${name}:${Math.floor(at.getTime() / 1000)}`;
    await createMessage({ channelId: adminChannel, token: application.token, nonce }, message, discord);
  } catch {}
}
