import { DatabaseError } from '../../db/errors.ts';
import type { SessionSelector } from '../../db/queries/find-session.ts';
import type { PlayerReference } from '../../db/queries/player-matches.ts';
import { storeRosters } from '../../db/queries/rosters.ts';
import type { StoredAnswer, TeamAnswer, TeamSession } from '../../db/queries/session-teams.ts';
import { revived, teamSession, teamSessionSql } from '../../db/queries/session-teams.ts';
import { writeOnce } from '../../db/queries/write-once.ts';
import { retryOnConflict } from '../../db/retry-on-conflict.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import type { Context } from '../context.ts';
import { parseSessionSelector } from '../shared/session-selector.ts';
import type { Roster } from './rosters.ts';
import { sameName } from './rosters.ts';
import { teamsReply } from './show.ts';
import { noSession } from './which-session.ts';

/** The session that a change is about, and the player that it needs. */
interface About {
  date: string | undefined;
  number: number | undefined;
  player?: PlayerReference;
}

/** The rosters to store and the text that reports the change, or a reply that refuses it. */
export type Change = { rosters: Roster[]; said: string } | Reply;

/** A session with its current teams, and the candidates for the player. */
export type Before = Pick<TeamAnswer, 'candidates'> & { session: TeamSession };

const mostAttempts = 3;

/**
 * Stores the rosters that `change` derives from a session's teams. If another user changed the teams in the meantime, derives them
 * again from the new state.
 */
export async function changeTeams(about: About, change: (before: Before) => Change, context: Context): Promise<Reply> {
  const parsed = parseSessionSelector(about, context);
  if ('reply' in parsed) return parsed.reply;
  const { selector } = parsed;
  const { viewer } = context;
  const sameMoment = ephemeral(context.caller.texts.teams.sameMoment);
  const attempt = async () => {
    const answer = await teamSession(context.db, { selector, player: about.player, viewer });
    const { session } = answer;
    if (!session) return noSession(selector, answer, context);
    const changed = change({ session, candidates: answer.candidates });
    if (!('rosters' in changed)) return changed;
    const twice = sameName(changed.rosters);
    const { taken } = context.caller.texts.teams;
    if (twice !== undefined) return ephemeral(taken(`**${nameInText(twice)}**`));
    const stored = await store(session, changed.rosters, context);
    return stored ? teamsReply(stored, context, changed.said) : sameMoment;
  };
  try {
    return await retryOnConflict(attempt, { mostAttempts });
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'conflict') return sameMoment;
    throw error;
  }
}

/**
 * Stores the rosters and returns the session after the write, or null if it is gone. A repeated request returns the session without
 * writing again. Throws DatabaseError `conflict` if another user changed the teams in the meantime.
 */
async function store(session: TeamSession, rosters: Roster[], context: Context): Promise<TeamSession | null> {
  const query = { selector: { address: session.address } satisfies SessionSelector, viewer: context.viewer };
  const own = session.rosters
    .map(({ key }) => key)
    .filter((key) => rosters.length === 0 || key.length > 'YYYY-MM-DD'.length);
  const statement = storeRosters({
    key: session.key,
    newest: session.newest,
    replaced: [session.key, ...own],
    rosters,
  });
  const results = await writeOnce(context, [statement, teamSessionSql(query)]);
  const answer =
    results === 'repeated'
      ? await teamSession(context.db, query)
      : revived(results[1]?.[0] as StoredAnswer | undefined);
  return answer.session;
}
