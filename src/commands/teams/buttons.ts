import { encodeCustomId } from '../../discord/custom-id.ts';
import type { ActionRow } from '../../discord/reply.ts';
import { button, row } from '../../discord/reply.ts';
import type { Context } from '../context.ts';

const emojis = { show: '👥', score: '🏁', lineup: '🔁' } as const;

export type TeamView = keyof typeof emojis;

/** Returns buttons that open the other views of a session's teams. */
export function otherViews(shown: TeamView, address: string, { user, locale }: Context): ActionRow {
  const others = (Object.keys(emojis) as TeamView[]).filter((view) => view !== shown);
  return row(
    ...others.map((view) =>
      button(encodeCustomId({ route: `teams.${view}`, owner: user.id, args: { s: address } }), {
        label: locale.texts.teams.views[view],
        emoji: emojis[view],
      }),
    ),
  );
}
