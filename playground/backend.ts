import type { Simulator } from '../simulator/discord/simulator.ts';
import type { PageAsset } from './page/index.ts';

/** A person the page's reader can act as. */
export interface Actor {
  id: string;
  name: string;
  /** The player that this person is linked to. */
  linked: string | null;
}

/** What the page talks to once it has started. */
export interface Backend {
  simulator: Simulator;
  people: readonly Actor[];
  assets: ReadonlyMap<string, PageAsset>;
}
