import { awardsView } from './awards.ts';
import { combatView } from './combat.ts';
import { eveningView } from './evening.ts';
import { everythingView } from './everything.ts';
import { graphsView } from './graphs.ts';
import { gridView } from './grid.ts';
import { mapsView } from './maps.ts';
import { mapsFullView } from './maps-full.ts';
import { objectivesView } from './objectives.ts';
import { overviewView } from './overview.ts';
import { spreesView } from './sprees.ts';
import { supportView } from './support.ts';
import { topView } from './top.ts';
import type { SessionView } from './view.ts';
import { weaponsView } from './weapons.ts';

/** The views of a session, in the order of the select menu. */
export const sessionViews: readonly SessionView[] = [
  overviewView,
  eveningView,
  graphsView,
  everythingView,
  topView,
  combatView,
  objectivesView,
  weaponsView,
  supportView,
  spreesView,
  mapsView,
  mapsFullView,
  gridView,
  awardsView,
];

/** Returns the view with this key, or the overview if there is none. */
export function sessionView(key: string | undefined): SessionView {
  return sessionViews.find((view) => view.key === key) ?? overviewView;
}
