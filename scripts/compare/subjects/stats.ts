import type { APIMessage } from 'discord-api-types/v10';
import { linesIn, plain } from '../answers.ts';
import type { Sums } from '../legacy/counted.ts';
import { totalsOver } from '../legacy/counted.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { isBullet } from '../weapons.ts';
import { perMinute, ratio, share, whole } from '../written.ts';

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
  accuracy: share(t.hits, t.shots),
  'headshot share': share(t.bullet_headshots, t.hits),
});

function history(file: LegacyFile, guid: string): Figures {
  const rank = (value: string, least: number) =>
    file.rows<{ rank: number }>(
      `select rank from (select guid, rank() over (order by ${value} desc) as rank from totals where rounds >= ?) where guid = ?`,
      least,
      guid,
    )[0]?.rank;
  const weapons = file.rows<{ name: string; kills: number; hits: number; shots: number }>(
    `select weapon_name as name, sum(w.kills) as kills, sum(w.hits) as hits, sum(w.shots) as shots
     from weapon_comprehensive_stats w join counted c on c.round_id = w.round_id and c.player_guid = w.player_guid
     where w.player_guid = ? group by weapon_name having sum(w.kills) > 0 order by 2 desc, 4 desc, weapon_name limit 3`,
    guid,
  );
  const latest = file.rows<{ kills: number; deaths: number; damage_given: number; seconds: number }>(
    'select kills, deaths, damage_given, seconds from counted where player_guid = ? order by stamp desc limit 20',
    guid,
  );
  const speeds = latest.filter(({ seconds }) => seconds > 0).map((r) => (60 * r.damage_given) / r.seconds);
  return {
    weapons: weapons
      .map((w) => `${whole(w.kills)}${isBullet(w.name) && w.shots ? ` ${share(w.hits, w.shots)}` : ''}`)
      .join(', '),
    ranks: [rank('kills', 11), rank('60.0 * damage_given / seconds', 51)]
      .map((place) => (place ? `#${place}` : '–'))
      .join(' '),
    latest: latest
      .slice(0, 3)
      .map((r) => `${r.kills}/${r.deaths}`)
      .join(' · '),
    range: `${whole(Math.min(...speeds))}–${whole(Math.max(...speeds))} of ${speeds.length}`,
  };
}

/** Returns the parts of a /stats reply. */
function statsIn(message: APIMessage | null): Figures {
  const text = plain(linesIn(message).join('\n'));
  const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? '';
  const weapons = [...text.matchAll(/ ([\d,]+) kills?(?:, (.*))?$/gm)].map(([, kills, accuracy]) =>
    accuracy ? `${kills} ${accuracy}` : kills,
  );
  const [low, high, rounds] = /([\d,]+)–([\d,]+), last (\d+) rounds?/.exec(text)?.slice(1) ?? [];
  return {
    name: plain(message?.embeds[0]?.title),
    'K/D': found(/K\/D ([\d.]+)/),
    DPM: found(/DPM ([\d,–]+)/),
    rounds: found(/([\d,]+) rounds? · /),
    kills: found(/^Kills ([\d,]+)/m),
    deaths: found(/deaths ([\d,]+)/),
    efficiency: found(/Efficiency (\S+)/),
    given: found(/([\d,]+) given/),
    received: found(/([\d,]+) received/),
    accuracy: found(/(\S+) accuracy/),
    'headshot share': found(/(\S+) headshots/),
    weapons: weapons.join(', '),
    ranks: [/Kills [\d,]+ \((#\d+)\)/, /DPM [\d,]+ \((#\d+)\)/].map((rank) => found(rank) || '–').join(' '),
    latest: found(/^Last rounds (.*)$/m),
    range: `${low}–${high} of ${rounds}`,
  };
}
