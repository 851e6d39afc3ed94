import type { SideRow } from '../../src/domain/sides.ts';

/**
 * Rows of an evening from one line per round: `abc-def` is a, b, c on Axis against d, e, f on Allies. Rounds are numbered from 1.
 */
export function evening(...rounds: string[]): SideRow[] {
  return rounds.flatMap((round, position) =>
    round
      .split('-')
      .flatMap((people, side) => [...people].map((guid) => ({ round: position + 1, guid, side: side + 1 }))),
  );
}
