import { ephemeral } from '../../discord/reply.ts';
import type { ComponentAction } from '../command.ts';

/**
 * Wraps a button or select so that only server managers can use it. Checked on every press: the permission may be gone since, and custom
 * ids can be forged.
 */
export function managed(run: ComponentAction): ComponentAction {
  return async (args, values, context) =>
    context.mayManage ? run(args, values, context) : ephemeral(context.caller.texts.errors.needsManageServer);
}
