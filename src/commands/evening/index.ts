import type { Components } from '../command.ts';
import { showSessionOfMatch } from '../shared/show-session.ts';
import { showOwnEvening } from './me.ts';

/**
 * The buttons under the message about an evening. Their custom ids have no owner, so that everybody who presses gets a reply of their own.
 * They hold the address of the session's first match, which stays valid for years.
 */
export const eveningComponents: Components = {
  me: ({ m = '' }, _values, context) => showOwnEvening(m, context),
  awards: ({ m = '' }, _values, context) => showSessionOfMatch(m, context, 'awards'),
  session: ({ m = '' }, _values, context) => showSessionOfMatch(m, context),
};
