import { defineCommand } from './command.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { pageOf } from './shared/pager.ts';
import { sessionDateOption, sessionNumberOption, suggestSessionDates } from './shared/session-date-option.ts';
import { viewOption } from './shared/session-view-option.ts';
import { showSessionOf, showStoredSession } from './shared/show-session.ts';

/** The command /session. Its components serve every message about a session, whichever command sent it. */
export const sessionCommand = defineCommand({
  name: 'session',
  group: 'Sessions',
  description: 'One gaming session, by the date it began on',
  options: { date: sessionDateOption, number: sessionNumberOption, view: viewOption, hidden: hiddenOption },
  examples: ['/session date:yesterday', '/session date:2026-02-28 view:maps'],
  autocomplete: { date: suggestSessionDates },
  components: {
    view: ({ s }, [view], context) => showStoredSession(s, { view }, context),
    page: (args, _values, context) => showStoredSession(args.s, { view: args.v, page: pageOf(args) }, context),
    open: ({ s, v }, _values, context) => showStoredSession(s, { view: v }, context),
    other: ({ v }, [address], context) => showStoredSession(address, { view: v }, context),
  },

  run: async ({ date, number, view }, context) => showSessionOf({ date, number }, { view }, context),
});
