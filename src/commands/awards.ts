import { defineCommand } from './command.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { sessionDateOption, sessionNumberOption, suggestSessionDates } from './shared/session-date-option.ts';
import { showSessionOf } from './shared/show-session.ts';

export const awardsCommand = defineCommand({
  name: 'awards',
  group: 'Sessions',
  description: 'The awards of a gaming session: MVP, engineer, glass cannon and more',
  options: { date: sessionDateOption, number: sessionNumberOption, hidden: hiddenOption },
  examples: ['/awards', '/awards date:yesterday'],
  autocomplete: { date: suggestSessionDates },

  run: async ({ date, number }, context) => showSessionOf({ date, number }, { view: 'awards' }, context),
});
