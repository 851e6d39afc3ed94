import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { nameStart, twoPlaces, whole } from '../written.ts';
import { mostValuable } from './most-valuable.ts';

/** Each award by the bot's label: its value, who can win it, and whether the smallest value wins. */
const awardList: [label: string, value: string, running: string, write: (value: number) => string, least?: true][] = [
  ['Best damage ratio', '1.0 * given / max(received, 1)', '1.0 * given / max(received, 1) > 1.5', twoPlaces],
  ['Most built', 'constructions', 'constructions >= 1', whole],
  ['Most soaked up', 'shield', 'shield >= 50', whole],
  ['Most team kills', 'team_kills', 'team_kills >= 3', whole],
  ['Most self kills', 'self_kills', 'self_kills >= 2', whole],
  ['Most kills stolen', 'steals', 'steals >= 5', whole],
  ['Most bullets a kill', '1.0 * shots / kills', 'kills > 0 and 1.0 * shots / kills >= 50', twoPlaces],
  ['Fewest bullets', 'shots', 'kills >= 5', whole, true],
  ['Damage taken', 'received', 'received >= 1000', whole],
  ['Most useless kills', 'useless', 'useless >= 3', whole],
  ['Most deaths in a row', 'death_spree', 'death_spree >= 5', whole],
];

/** Checks all awards of the newest session and of the longest. */
export function awards(file: LegacyFile): Question[] {
  const { date, number } = file.longest();
  return [
    { line: '/awards', computed: given(file, file.newest()), shown },
    { line: `/awards date:${date} number:${number}`, computed: given(file, file.longest()), shown },
  ];
}

function given(file: LegacyFile, { session }: Evening): Figures {
  const computed = awardList.flatMap(([label, value, running, write, least]) => {
    const best = file.rows<{ guid: string; value: number }>(
      `with sums as (
         select player_guid as guid, count(*) as rounds, sum(damage_given) as given, sum(damage_received) as received, sum(constructions) as constructions,
           sum(tank_meatshield) as shield, sum(team_kills) as team_kills, sum(self_kills) as self_kills, sum(kill_steals) as steals,
           coalesce(sum(shots), 0) as shots, sum(kills) as kills, sum(useless_kills) as useless, max(death_spree_worst) as death_spree
         from counted where session = ${session} group by 1
       ),
       entered as (select *, ${value} as value from sums where ${running})
       select guid, value from entered where value = (select ${least ? 'min' : 'max'}(value) from entered) order by kills desc, rounds desc, guid`,
    );
    const [winner] = best;
    if (!winner) return [];
    return [[label, `${nameStart(file.nameOf(winner.guid))} of ${best.length}  ${write(winner.value)}`] as const];
  });
  return { MVP: mostValuable(file, session), ...Object.fromEntries(computed) };
}

/** By award: where the first winner's name begins, the number of winners, the value. */
function shown(message: APIMessage | null): Figures {
  const lines = linesIn(message).map(plain);
  const given = lines.flatMap((line) => {
    const [, label = '', names = '', value = ''] = /^\S+ (.+?) · (.*) {2}(\S+)$/.exec(line) ?? [];
    if (label === '') return [];
    const [, others] = /, \+(\d+)$/.exec(names) ?? [];
    const named = names.replace(/, \+\d+$/, '').split(', ');
    return [[label, `${nameStart(names)} of ${named.length + Number(others ?? 0)}  ${value}`] as const];
  });
  const [, name = '', reason = ''] = /^⭐ MVP (.+?) · ([^·]+?)(?: ·|$)/mu.exec(lines.join('\n')) ?? [];
  return { MVP: `${nameStart(name)} · ${reason}`, ...Object.fromEntries(given) };
}
