import type { NamingResult } from '../../db/queries/display-name.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import type { Context } from '../context.ts';
import { linkFirst } from '../shared/link-first.ts';

/**
 * Returns the reply to a user who cannot set a name because they are not linked or had their names deleted. Returns undefined otherwise,
 * and for a repeated request.
 */
export function refusalOf(result: NamingResult | 'repeated', context: Context): Reply | undefined {
  if (result === 'repeated') return undefined;
  if (!result.linked) return linkFirst(context);
  if (result.forgotten)
    return ephemeral(
      'Your names were deleted and none is stored any more. To have one again: `/privacy opt-in` first.',
    );
  return undefined;
}
