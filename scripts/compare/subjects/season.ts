import { fieldIn, linesIn, plain } from '../answers.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Question } from '../subject.ts';
import { counted, cut, twoPlaces, whole } from '../written.ts';

/** Checks the quarter with the most rounds: its players, its champions, and the all-time champions. */
export function season(file: LegacyFile): Question[] {
  const quarter = `strftime('%Y', date) || '-Q' || ((strftime('%m', date) + 2) / 3)`;
  const { id } = file.one<{ id: string }>(
    `select ${quarter} as id from evenings group by 1 order by sum(counted) desc, 1 desc limit 1`,
  );
  const totals = totalsOver(`counted where session in (select session from evenings where ${quarter} = '${id}')`);
  const { players } = file.one<{ players: number }>(`select count(*) as players from (${totals})`);
  return [
    {
      line: `/season id:${id}`,
      computed: {
        players: counted(players, 'player'),
        champions: champions(file, totals, `max(ceil((select max(rounds) from (${totals})) / 5.0), least)`).join('\n'),
        'all time': champions(file, 'select * from totals', '(case least when 1 then 11 else 51 end)').join('\n'),
      },
      shown: (message) => ({
        players: plain(linesIn(message)[1]),
        champions: fieldIn(message, 'Champions (rounds played)').map(championIn).join('\n'),
        'all time': fieldIn(message, 'All time (rounds played)').map(championIn).join('\n'),
      }),
    },
  ];
}

/** By label, with the rounds that each asks for at least in a season. */
const values = [
  ['Kills', 'kills', 1, whole],
  ['DPM', '60.0 * damage_given / nullif(seconds, 0)', 3, whole],
  ['K/D', '1.0 * kills / max(deaths, 1)', 3, twoPlaces],
] as const;

/** Returns value, name and rounds of the players with the most kills, the best DPM and the best K/D. `minimum` is an expression over `least`. */
const champions = (file: LegacyFile, totals: string, minimum: string) =>
  values.map(([label, value, least, write]) => {
    const best = file.one<{ guid: string; value: number; rounds: number }>(
      `select guid, ${value} as value, rounds from (${totals}) where rounds >= ${minimum.replaceAll('least', String(least))} order by 2 desc, rounds desc, guid limit 1`,
    );
    return `${write(best.value)} ${label} · ${cut(file.nameOf(best.guid), 18)} (${whole(best.rounds)})`;
  });

const championIn = (line: string) => plain(line);
