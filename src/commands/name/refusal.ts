import type { NamingResult } from '../../db/queries/display-name.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import type { Context } from '../context.ts';
import { linkFirst } from '../shared/link-first.ts';

/** The reply to somebody who may not have another name; undefined when the name was set, or had been by the same request. */
export function refusalOf(result: NamingResult | 'repeated', context: Context): Reply | undefined {
  if (result === 'repeated') return undefined;
  if (!result.linked) return linkFirst(context);
  if (result.forgotten)
    return ephemeral(
      'Your names were deleted and none is stored any more. To have one again: `/privacy opt-in` first.',
    );
  return undefined;
}
