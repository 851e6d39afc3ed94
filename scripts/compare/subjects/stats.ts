import type { APIMessage } from 'discord-api-types/v10';
import { fieldIn, linesIn, plain } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { perMinute, ratio, share, twoPlaces, whole } from '../written.ts';

/** Checks the three players with the most rounds and the best player of the newest session. */
export function stats(file: LegacyFile): Question[] {
  const { session } = file.newest();
  const evening = totalsOver(`counted where session = ${session}`);
  const best = file.one<Sums>(`select * from (${evening}) order by kills desc, guid limit 1`);
  return [
    ...file.busiest(3).map((guid) => {
      const sums = file.one<Sums>('select * from totals where guid = ?', guid);
      const computed = { name: file.nameOf(guid), ...summed(sums), ...history(file, guid) };
      return { line: `/stats player:${guid}`, computed, shown: statsIn };
    }),
    { line: `/stats player:${best.guid} period:session`, computed: summed(best), shown: statsIn },
  ];
}

const summed = (t: Sums): Figures => ({
  'K/D': ratio(t.kills, t.deaths),
  DPM: perMinute(t.damage_given, t.seconds),
  rounds: whole(t.rounds),
  kills: whole(t.kills),
  deaths: whole(t.deaths),
  efficiency: share(t.kills, t.kills + t.deaths),
  given: whole(t.damage_given),
  received: whole(t.damage_received),
  ratio: twoPlaces(t.damage_given / Math.max(1, t.damage_received)),
  accuracy: share(t.hits, t.shots),
  headshots: whole(t.headshots),
  'headshot share': share(t.bullet_headshots, t.hits),
});

function history(file: LegacyFile, guid: string): Figures {
  const rank = (value: string, least: number) =>
    file.rows<{ rank: number }>(
      `select rank from (select guid, rank() over (order by ${value} desc) as rank from totals where rounds >= ?) where guid = ?`,
      least,
      guid,
    )[0]?.rank;
  const weapons = file.rows<{ kills: number; hits: number; shots: number }>(
    `select sum(w.kills) as kills, sum(w.hits) as hits, sum(w.shots) as shots
     from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
     where w.player_guid = ? group by weapon_name having sum(w.kills) > 0 order by 1 desc, 3 desc, weapon_name limit 3`,
    guid,
  );
  const latest = file.rows<{ kills: number; deaths: number; damage_given: number; seconds: number }>(
    'select kills, deaths, damage_given, seconds from counted where player_guid = ? order by stamp desc limit 3',
    guid,
  );
  return {
    weapons: weapons.map((w) => `${whole(w.kills)}${w.shots ? ` ${share(w.hits, w.shots)}` : ''}`).join(', '),
    ranks: [rank('kills', 11), rank('60.0 * damage_given / seconds', 51)]
      .map((place) => (place ? `#${place}` : '–'))
      .join(' '),
    latest: latest.map((r) => `${r.kills}/${r.deaths} ${perMinute(r.damage_given, r.seconds)}`).join(', '),
  };
}

/** Returns the parts of a /stats reply. */
function statsIn(message: APIMessage | null): Figures {
  const embed = message?.embeds[0];
  const head = linesIn(message).join('\n');
  const before = (line: string | undefined, word: string) => line?.replace(word, '').trim() ?? '';
  const [kills, deaths, efficiency] = fieldIn(message, 'Frags');
  const [given, received, damageRatio] = fieldIn(message, 'Damage');
  const [accuracy, headshots, headshotShare] = fieldIn(message, 'Aim');
  return {
    name: plain(embed?.title),
    'K/D': /K\/D ([\d.]+)/.exec(head)?.[1] ?? '',
    DPM: /DPM ([\d,–]+)/.exec(head)?.[1] ?? '',
    rounds: /([\d,]+) rounds?/.exec(head)?.[1] ?? '',
    kills: before(kills, 'kills'),
    deaths: before(deaths, 'deaths'),
    efficiency: before(efficiency, 'efficiency'),
    given: before(given, 'given'),
    received: before(received, 'received'),
    ratio: before(damageRatio, 'ratio'),
    accuracy: before(accuracy, 'accuracy'),
    headshots: before(headshots, 'headshots'),
    'headshot share': before(headshotShare, 'of hits on the head'),
    weapons: fieldIn(message, 'Top weapons')
      .map((line) => line.replace(/^.* ([\d,]+)(?: · (.*))?$/, (_, k, a) => (a ? `${k} ${a}` : k)))
      .join(', '),
    ranks: fieldIn(message, 'Ranks, all time')
      .map((line) => line.split(' ')[1])
      .join(' '),
    latest: fieldIn(message, 'Latest rounds')
      .map((line) => line.replace(/^.* · (\d+\/\d+) · DPM (.*)$/, '$1 $2'))
      .join(', '),
  };
}
