import { encodeCustomId } from '../../discord/custom-id.ts';
import { limits } from '../../discord/limits.ts';
import type { Context } from '../context.ts';
import { expiry } from '../shared/confirmation.ts';

/** The Discord user who is to be linked. */
export interface Target {
  id: string;
  /** The Discord name of a user other than the caller. The caller's own name comes with the button press. */
  name?: string | undefined;
}

/** Returns whether the caller links themselves. */
export const isSelf = ({ id }: Target, { user }: Context) => id === user.id;

interface LinkRoute {
  route: string;
  target: Target;
  args?: Record<string, string>;
}

/** Returns a custom id. A manager's button also holds the user's Discord name, as much as fits, because a button press has no names. */
export function customId({ route, target: { id, name }, args = {} }: LinkRoute, context: Context): string {
  const make = (more: Record<string, string>) =>
    encodeCustomId({ route, owner: context.user.id, args: { ...args, u: id, t: expiry(context.now), ...more } });
  const bare = make({});
  return name !== undefined && bare.length + '|n='.length + name.length <= limits.customId ? make({ n: name }) : bare;
}
