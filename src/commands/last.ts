import { latestSession } from '../db/queries/session.ts';
import type { Reply } from '../discord/reply.ts';
import { note } from '../discord/reply.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { pageOf } from './shared/pager.ts';
import { sessionReply } from './shared/session-reply.ts';
import { sessionView, sessionViews } from './shared/session-views/index.ts';
import { say } from './shared/texts.ts';

export const lastCommand = defineCommand({
  name: 'last',
  group: 'Sessions',
  description: 'The newest gaming session: maps, players, numbers',
  options: {
    view: {
      type: 'string',
      description: 'What to look at; the overview when left out',
      choices: sessionViews.map(({ key, label }) => ({ name: label, value: key })),
    },
    hidden: hiddenOption,
  },
  examples: ['/last', '/last view:weapons'],
  components: {
    view: (_args, [view], context) => show(view, 1, context),
    page: (args, _values, context) => show(args.view, pageOf(args), context),
  },

  run: ({ view }, context) => show(view, 1, context),
});

async function show(key: string | undefined, page: number, context: Context): Promise<Reply> {
  const view = sessionView(key);
  const session = await latestSession(context.db, { weapons: view.weapons, viewer: context.user.id });
  if (!session) return note(say(context, 'noRounds'));
  return sessionReply(session, { view, page, owner: context.user.id, command: 'last' });
}
