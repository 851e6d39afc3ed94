import type { TroubledChannel } from '../../db/queries/post-channels.ts';
import { storeTold, untoldTrouble } from '../../db/queries/post-channels.ts';
import { timestamp } from '../../discord/markup.ts';
import type { Reply } from '../../discord/reply.ts';
import { colour } from '../../discord/reply.ts';
import type { Action } from '../command.ts';
import type { Context } from '../context.ts';

/** Returns the action with a note under its answer if posts wait because Discord refuses them. Only one manager's next answer has it. */
export function tellingOfPosts(action: Action): Action {
  return {
    ...action,
    run: async (options, context) => {
      const reply = await action.run(options, context);
      return context.hasPostTrouble && context.mayManage ? withTrouble(reply, context) : reply;
    },
  };
}

async function withTrouble(reply: Reply, context: Context): Promise<Reply> {
  const troubled = await untoldTrouble(context.db);
  context.settingsChanged();
  if (troubled.length === 0) return reply;
  await storeTold(context.db, troubled, context.now);
  const description = troubled.map((one) => troubleText(one, context)).join('\n');
  return { ...reply, embeds: [...(reply.embeds ?? []), { description, color: colour }] };
}

function troubleText({ channel, trouble, since }: TroubledChannel, { caller }: Context): string {
  const texts = caller.texts.adminPosts.trouble;
  const from = timestamp(new Date(since), 'f');
  return trouble === 'token' ? texts.token(from) : texts[trouble](`<#${channel}>`, from);
}
