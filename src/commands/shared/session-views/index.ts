import { combatView } from './combat.ts';
import { overviewView } from './overview.ts';
import { topView } from './top.ts';
import type { SessionView } from './view.ts';
import { weaponsView } from './weapons.ts';

/** The views of a session, in the order of the select menu. */
export const sessionViews: readonly SessionView[] = [overviewView, topView, combatView, weaponsView];

/** The view of this key; the overview where there is none. */
export function sessionView(key: string | undefined): SessionView {
  return sessionViews.find((view) => view.key === key) ?? overviewView;
}
