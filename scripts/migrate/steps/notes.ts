import type { DerivedRound } from '../copy/round-derivation.ts';
import type { Repaired } from '../copy/row-handling.ts';

/** Returns notes about values that were changed because the user asked for it. */
export function repairedNotes({ stripNul, emptyAsNull }: Repaired): string[] {
  return [
    ...(stripNul > 0 ? [`NUL characters removed from ${stripNul} texts (--strip-nul)`] : []),
    ...(emptyAsNull > 0 ? [`${emptyAsNull} empty texts read as NULL (--empty-as-null)`] : []),
  ];
}

/** Returns notes about legacy rows that are known to be wrong or do not count. They were migrated unchanged. */
export function derivedNotes(rounds: readonly DerivedRound[]): string[] {
  const notes: string[] = [];
  const reasons = new Map<string, number>();
  for (const { invalidReason } of rounds) {
    if (invalidReason !== null) reasons.set(invalidReason, (reasons.get(invalidReason) ?? 0) + 1);
  }
  for (const [reason, count] of reasons) notes.push(`${count} rounds do not count: ${reason}`);
  const foreign = rowsIn(rounds, 'foreign');
  if (foreign.rows > 0) {
    const [some, belong] = foreign.rows === 1 ? ['1 player row', 'belongs'] : [`${foreign.rows} player rows`, 'belong'];
    const [of, named] = foreign.rounds === 1 ? ['1 round', 'round'] : [`${foreign.rounds} rounds`, 'rounds'];
    notes.push(`${some} of ${of} ${belong} to other rounds: migrated, not counted (${named} ${foreign.ids})`);
  }
  const strange = rowsIn(rounds, 'strangers');
  if (strange.rows > 0) {
    notes.push(
      `${strange.rows} player rows (round ${strange.ids}) are more than a minute longer than their round: migrated, never counted`,
    );
  }
  const second = rounds.filter(({ number }) => number === 2).length;
  if (second > 0) {
    notes.push(
      `in ${second} rounds 2 the old bot reduced xp, revives, assists, headshot kills, sprees, multikills and time dead by round 1's: importing their raw files corrects them`,
    );
  }
  return notes;
}

/** Returns the number of such rows, the number of their rounds, and the first rounds. */
function rowsIn(all: readonly DerivedRound[], what: 'foreign' | 'strangers') {
  const some = all.filter((round) => round[what] > 0);
  const first = some.slice(0, 10).map(({ id }) => id);
  return {
    rows: some.reduce((sum, round) => sum + round[what], 0),
    rounds: some.length,
    ids: `${first.join(', ')}${some.length > 10 ? ', …' : ''}`,
  };
}
