import type { Person } from '../../simulator/discord/simulator.ts';
import type { Actor } from './actor.ts';

/** People without a link. One of them may use /admin. */
export const strangers: readonly [manager: Person, ...Person[]] = [
  { id: '900000000000000003', username: 'manager', globalName: 'Manager', manages: true },
  { id: '900000000000000001', username: 'newcomer', globalName: 'Newcomer' },
];

export const strangeActors: readonly Actor[] = strangers.map(({ id, username, globalName, manages = false }) => ({
  id,
  name: globalName ?? username,
  player: null,
  isLinked: false,
  manages,
}));
