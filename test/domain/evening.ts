import type { SideRow } from '../../src/domain/sides.ts';

/**
 * Returns the rows of an evening from one line per round: `abc-def` puts a, b, c on Axis and d, e, f on Allies. Rounds are numbered from 1.
 */
export function evening(...rounds: string[]): SideRow[] {
  return rounds.flatMap((round, position) =>
    round
      .split('-')
      .flatMap((people, side) => [...people].map((guid) => ({ round: position + 1, guid, side: side + 1 }))),
  );
}
