import { linesIn, titledIn } from '../answers.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { twoPlaces, whole } from '../written.ts';
import { mostValuable } from './most-valuable.ts';

/** Each award by the bot's label: its value, who can win it, and whether the smallest value wins. */
const awardList: [label: string, value: string, running: string, write: (value: number) => string, least?: true][] = [
  ['Damage efficiency', '1.0 * given / max(received, 1)', '1.0 * given / max(received, 1) > 1.5', twoPlaces],
  ['Engineer', 'constructions', 'constructions >= 1', whole],
  ['Tank shield', 'shield', 'shield >= 50', whole],
  ['Team killer', 'team_kills', 'team_kills >= 3', whole],
  ['Self killer', 'self_kills', 'self_kills >= 2', whole],
  ['Kill thief', 'steals', 'steals >= 5', whole],
  ['Spray and pray', '1.0 * shots / kills', 'kills > 0 and 1.0 * shots / kills >= 50', twoPlaces],
  ['Too scared to shoot', 'shots', 'kills >= 5', whole, true],
  ['Glass cannon', 'received', 'received >= 1000', whole],
  ['Useless kills', 'useless', 'useless >= 3', whole],
  ['Worst death spree', 'death_spree', 'death_spree >= 5', whole],
];

/** Checks all awards of the newest session and of the longest. */
export function awards(file: LegacyFile): Question[] {
  const { date, number } = file.longest();
  const shown: Question['shown'] = (message) => {
    const found = Object.entries(titledIn(linesIn(message))).map(([title, text]) => {
      const [names = '', said = ''] = text.split('\n');
      return [title, title === 'MVP' ? text : `${names}\n${said.split(' · ')[0]}`];
    });
    return Object.fromEntries(found);
  };
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
    const names = best.slice(0, 5).map(({ guid }) => file.nameOf(guid));
    const more = best.length > 5 ? ` and ${best.length - 5} more` : '';
    return [[label, `${names.join(', ')}${more}\n${write(winner.value)}`] as const];
  });
  return { MVP: mostValuable(file, session), ...Object.fromEntries(computed) };
}
