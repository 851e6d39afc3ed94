import { encodeCustomId } from '../../discord/custom-id.ts';
import type { ActionRow } from '../../discord/reply.ts';
import { button, row } from '../../discord/reply.ts';

const labels = { show: ['Teams', '👥'], score: ['Score', '🏁'], lineup: ['Line-ups', '🔁'] } as const;

export type TeamView = keyof typeof labels;

/** Returns buttons that open the other views of a session's teams. */
export function otherViews(shown: TeamView, address: string, owner: string): ActionRow {
  const others = (Object.keys(labels) as TeamView[]).filter((view) => view !== shown);
  return row(
    ...others.map((view) => {
      const [label, emoji] = labels[view];
      return button(encodeCustomId({ route: `teams.${view}`, owner, args: { s: address } }), { label, emoji });
    }),
  );
}
