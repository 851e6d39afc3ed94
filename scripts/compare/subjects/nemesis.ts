import type { APIMessage } from 'discord-api-types/v10';
import { fieldIn, linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { counted, nameStart, whole } from '../written.ts';

interface Opponent {
  guid: string;
  kills: number;
  deaths: number;
  rounds: number;
}

/**
 * Checks whom the three players with the most rounds killed most, and by whom they were killed most; and two of them against each other. The
 * old bot stored no endstats: with its own file, only that the bot says so.
 */
export function nemesis(file: LegacyFile): Question[] {
  const { lists } = file.one<{ lists: number }>('select count(*) as lists from endstats_opponents');
  if (lists === 0) {
    return file.busiest(1).map((guid) => ({
      line: `/nemesis player:${guid}`,
      computed: { '': 'No endstats' },
      shown: (message) => ({ '': linesIn(message)[0]?.startsWith('No endstats') ? 'No endstats' : 'endstats' }),
    }));
  }
  return file.busiest(3).flatMap((guid) => {
    const met = opponentsOf(file, guid);
    const most = met.toSorted((a, b) => b.rounds - a.rounds)[0];
    return [
      { line: `/nemesis player:${guid}`, computed: firstFive(file, met), shown },
      ...(most
        ? [{ line: `/nemesis player:${guid} opponent:${most.guid}`, computed: { '': score(most) }, shown: duelIn }]
        : []),
    ];
  });
}

/**
 * Returns a condition on a row `e` of endstats_opponents: nobody else of the round has this player's name. An endstats file names players by
 * their names: where both have a name that somebody else of the round has, too, nobody knows who met.
 */
export const isAlone = (who: 'player_guid' | 'opponent_guid') =>
  `(select count(*) from own n join own m on m.round_id = n.round_id and m.player_name = n.player_name
    where n.round_id = e.round_id and n.player_guid = e.${who}) = 1`;

function opponentsOf(file: LegacyFile, guid: string): Opponent[] {
  return file.rows<Opponent>(
    `select opponent_guid as guid, sum(kills) as kills, sum(deaths) as deaths, count(*) as rounds from endstats_opponents e
     where player_guid = ? and round_id in (select id from played) and (${isAlone('player_guid')} or ${isAlone('opponent_guid')})
     group by 1 order by guid`,
    guid,
  );
}

function firstFive(file: LegacyFile, met: readonly Opponent[]): Figures {
  const written = (list: readonly Opponent[]) =>
    list
      .slice(0, 5)
      .map((one) => `${score(one).replace(' · ', ` ${nameStart(file.nameOf(one.guid))} · `)}${label(one)}`)
      .join('\n');
  return {
    killers: written(met.toSorted((a, b) => b.deaths - a.deaths || a.kills - b.kills)),
    victims: written(met.toSorted((a, b) => b.kills - a.kills || a.deaths - b.deaths)),
  };
}

function label({ kills, deaths, rounds }: Opponent): string {
  if (rounds < 5 || kills + deaths === 0) return '';
  const share = deaths / (kills + deaths);
  if (share >= 0.7) return ' 😈';
  if (share <= 0.3) return ' 🎯';
  return share >= 0.4 && share <= 0.6 ? ' 🔥' : '';
}

const score = ({ kills, deaths, rounds }: Opponent) => `${whole(kills)}/${whole(deaths)} · ${counted(rounds, 'round')}`;

function shown(message: APIMessage | null): Figures {
  const written = (field: string) =>
    fieldIn(message, field)
      .map((line) =>
        plain(line).replace(
          /^(\S+) (.*?)…? (· .*)$/,
          (_, pair, name, rounds) => `${pair} ${nameStart(name)} ${rounds}`,
        ),
      )
      .join('\n');
  return { killers: written('Killed most by'), victims: written('Kills most') };
}

const duelIn: Question['shown'] = (message) => ({ '': plain(linesIn(message)[0]) });
