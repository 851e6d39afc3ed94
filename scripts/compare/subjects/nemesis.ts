import { linesIn } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';

/** Checks that the bot reports missing endstats. The old bot stored none. */
export function nemesis(file: LegacyFile): Question[] {
  const { tables } = file.one<{ tables: number }>(
    `select count(*) as tables from sqlite_master where name like '%endstat%' or name like '%opponent%'`,
  );
  return file.busiest(1).map((guid) => ({
    line: `/nemesis player:${guid}`,
    computed: { '': tables === 0 ? 'No endstats' : 'endstats' },
    shown: (message) => ({ '': linesIn(message)[0]?.startsWith('No endstats') ? 'No endstats' : 'endstats' }),
  }));
}
