import { linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { counted } from '../written.ts';

/** Checks the number of stored rounds, including those that do not count, and when the newest was played. */
export function ping(file: LegacyFile): Question[] {
  const { rounds, newest } = file.one<{ rounds: number; newest: number }>(
    'select count(*) as rounds, cast(round((max(stamp) - 2440587.5) * 86400) as integer) as newest from measured',
  );
  return [
    {
      line: '/ping',
      computed: { stored: `${counted(rounds, 'round')}, <t:${newest}:R>` },
      shown: (message) => ({
        stored: plain(linesIn(message).slice(1, 3).join(', ')).replace(/Stored: |The newest: /g, ''),
      }),
    },
  ];
}
