import type { RoundSides } from '../../src/domain/sides.ts';

/**
 * Returns the sides of an evening from one line per round: `abc-def` puts a, b, c on Axis and d, e, f on Allies. Rounds are numbered from 1.
 */
export function evening(...rounds: string[]): RoundSides[] {
  return rounds.map((round, position) => {
    const [axis = '', allies = ''] = round.split('-');
    return { round: position + 1, axis: [...axis], allies: [...allies] };
  });
}

/** Returns the sides of these rows. Rows without a side are ignored, as the database ignores them. */
export function sidesIn(rows: readonly { round: number; guid: string; side: number | null }[]): RoundSides[] {
  const rounds = Map.groupBy(
    rows.filter(({ side }) => side === 1 || side === 2),
    ({ round }) => round,
  );
  const guids = (own: typeof rows, wanted: number) => own.filter(({ side }) => side === wanted).map(({ guid }) => guid);
  return [...rounds]
    .sort(([a], [b]) => a - b)
    .map(([round, own]) => ({ round, axis: guids(own, 1), allies: guids(own, 2) }));
}
