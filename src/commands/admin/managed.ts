import { ephemeral } from '../../discord/reply.ts';
import { translate } from '../../texts/replies.ts';
import type { ComponentAction } from '../command.ts';

/** A button or select that only works for who may manage the server: a message can outlive a right, and a custom id be forged. */
export function managed(run: ComponentAction): ComponentAction {
  return async (args, values, context) =>
    context.mayManage ? run(args, values, context) : ephemeral(translate(context, 'noRights'));
}
