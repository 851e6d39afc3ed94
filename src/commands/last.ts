import { defineCommand } from './command.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { sessionDateOption, suggestSessionDates } from './shared/session-date-option.ts';
import { viewOption } from './shared/session-view-option.ts';
import { showSessionOf } from './shared/show-session.ts';

export const lastCommand = defineCommand({
  name: 'last',
  group: 'Sessions',
  description: 'The newest gaming session: maps, score, players, numbers',
  options: { view: viewOption, date: sessionDateOption, hidden: hiddenOption },
  examples: ['/last', '/last view:weapons'],
  autocomplete: { date: suggestSessionDates },

  run: async ({ view, date }, context) => showSessionOf({ date }, { view }, context),
});
