import type { DerivedRound } from './facts.ts';
import type { Mended } from './rows.ts';

/** What was changed on the way because the user asked for it. */
export function mendedNotes({ stripNul, emptyAsNull }: Mended): string[] {
  return [
    ...(stripNul > 0 ? [`NUL characters left out of ${stripNul} texts (--strip-nul)`] : []),
    ...(emptyAsNull > 0 ? [`${emptyAsNull} empty texts read as NULL (--empty-as-null)`] : []),
  ];
}

/** What is known to be wrong or does not count in legacy rows; they were migrated all the same. */
export function derivedNotes(rounds: readonly DerivedRound[]): string[] {
  const notes: string[] = [];
  const reasons = new Map<string, number>();
  for (const { invalidReason } of rounds) {
    if (invalidReason !== null) reasons.set(invalidReason, (reasons.get(invalidReason) ?? 0) + 1);
  }
  for (const [reason, count] of reasons) notes.push(`${count} rounds do not count: ${reason}`);
  const strange = rounds.filter(({ strangers }) => strangers > 0);
  if (strange.length > 0) {
    const rows = strange.reduce((sum, { strangers }) => sum + strangers, 0);
    const ids = strange.slice(0, 10).map(({ id }) => id);
    notes.push(
      `${rows} player rows (round ${ids.join(', ')}${strange.length > 10 ? ', …' : ''}) belong to another file, because their date, map, number or time is not the round's: kept, never counted`,
    );
  }
  const second = rounds.filter(({ number }) => number === 2).length;
  if (second > 0) {
    notes.push(
      `in ${second} rounds 2 the old bot reduced xp, revives, assists, headshot kills, sprees, multikills and time dead by round 1's: importing their raw files puts them right`,
    );
  }
  return notes;
}
