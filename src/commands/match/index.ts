import type { Components } from '../command.ts';
import { pageOf } from '../shared/pager.ts';
import { showSessionOfMatch } from '../shared/show-session.ts';
import { showMatchDetails } from './details.ts';
import { showOwnMatch } from './me.ts';

/**
 * The buttons under the message about a match. Their custom ids have no owner, so that everybody who presses gets a reply of their own. They
 * hold the match's address, which stays valid for years.
 */
export const matchComponents: Components = {
  me: ({ m = '' }, _values, context) => showOwnMatch(m, context),
  details: (args, _values, context) => showMatchDetails(args.m ?? '', pageOf(args), context),
  session: ({ m = '' }, _values, context) => showSessionOfMatch(m, context),
};
