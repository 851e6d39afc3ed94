/** Things that go wrong, or are unusual, in a real community's database. */
export type Quirk =
  | 'past-midnight'
  | 'two-sessions'
  | 'three-teams'
  | 'changed-team'
  | 'same-map-twice'
  | 'unpaired-round'
  | 'short-round'
  | 'lone-player'
  | 'orphan-second'
  | 'foreign-rows'
  | 'match-summary'
  | 'colon-clock'
  | 'spectator'
  | 'untouched-guest'
  | 'passerby';

/** When each quirk happens, as a share of the evenings. Most are near the end, where people look first. */
const WHEN: readonly [Quirk, number][] = [
  ['match-summary', 0.03],
  ['match-summary', 0.08],
  ['colon-clock', 0.12],
  ['lone-player', 0.2],
  ['short-round', 0.3],
  ['orphan-second', 0.4],
  ['unpaired-round', 0.5],
  ['past-midnight', 0.55],
  ['passerby', 0.65],
  ['foreign-rows', 0.72],
  ['changed-team', 0.78],
  ['two-sessions', 0.84],
  ['past-midnight', 0.87],
  ['three-teams', 0.9],
  ['short-round', 0.9],
  ['unpaired-round', 0.93],
  ['untouched-guest', 0.95],
  ['spectator', 0.96],
  ['same-map-twice', 0.98],
];

/** Returns the quirks of evening `index` of `evenings`. */
export function quirksOf(index: number, evenings: number): ReadonlySet<Quirk> {
  return new Set(WHEN.filter(([, share]) => Math.floor(share * evenings) === index).map(([quirk]) => quirk));
}
