import { fitText } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { Action } from '../command.ts';
import type { Context } from '../context.ts';
import { tellingOfPosts } from './post-trouble.ts';

/** Returns the action with a line under its answers while links wait for a manager, and with what managers are told of posts. */
export function noting(action: Action): Action {
  return tellingOfPosts({
    ...action,
    run: async (options, context) => withClaims(await action.run(options, context), context),
  });
}

/** Adds a line that says how many links wait for a manager, if any do. */
export function withClaims(reply: Reply, { waitingClaims, caller }: Context): Reply {
  if (waitingClaims === 0) return reply;
  const note = caller.texts.adminLinks.wait(waitingClaims);
  if (reply.embeds?.length) return { ...reply, embeds: [...reply.embeds, { description: note, color: colour }] };
  return { ...reply, content: `${fitText(reply.content ?? '', limits.content - note.length - 2)}\n\n${note}` };
}
