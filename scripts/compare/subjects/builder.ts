import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { whole } from '../written.ts';

/** Checks /synergy builder with the four busiest players: the difference in summed DPM of the most even of the three splits. */
export function builder(file: LegacyFile): Question[] {
  const guids = file.busiest(4);
  const [a = 0, b = 0, c = 0, d = 0] = guids.map(
    (guid) =>
      file.one<{ dpm: number }>('select 60.0 * damage_given / seconds as dpm from totals where guid = ?', guid).dpm,
  );
  const least = Math.min(Math.abs(a + b - c - d), Math.abs(a + c - b - d), Math.abs(a + d - b - c));
  return [
    {
      line: `/synergy builder ${guids.map((guid, index) => `player${index + 1}:${guid}`).join(' ')}`,
      computed: { difference: `${whole(least)} DPM` },
      shown: (message) => ({ difference: /Difference: (.*? DPM)/.exec(plain(linesIn(message)[1]))?.[1] ?? '' }),
    },
  ];
}
