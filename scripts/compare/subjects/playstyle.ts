import type { APIMessage } from 'discord-api-types/v10';
import { fieldIn, linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { cut, onePlace, perMinute, ratio, whole } from '../written.ts';

/** Tenths of a point by role, from the specification. */
const rules: [role: string, tenths: number, condition: string][] = [
  ['Fragger', 4, 'potential >= 900 and kd >= 1.2'],
  ['Fragger', 3, 'potential >= 600 and kd >= 1.5'],
  ['Fragger', 2, 'damage_ratio >= 1.5'],
  ['Slayer', 4, 'kills_each >= 10 and kd >= 1.2'],
  ['Slayer', 3, 'kills_each >= 15'],
  ['Slayer', 2, 'potential >= 600'],
  ['Tank', 3, 'damage_ratio <= 0.7'],
  ['Tank', 2, 'damage_received > damage_given'],
  ['Tank', 2, 'dead_share < 20'],
  ['Tank', 2, 'kd < 1.2 and received_each > 1500'],
  ['Medic', 5, 'revives_each >= 2'],
  ['Medic', 3, 'revives_each >= 3'],
  ['Medic', 2, 'revives_each > 1.5 * mean_revives'],
  ['Sniper', 5, 'head_share >= 35'],
  ['Sniper', 3, 'head_share >= 25 and kd >= 1.3'],
  ['Sniper', 2, 'deaths_each < 5 and head_share >= 25'],
  ['Rusher', 3, 'deaths_each > 1.3 * mean_deaths'],
  ['Rusher', 3, 'deaths_each > 12 and potential >= 600'],
  ['Rusher', 2, 'kd < 0.8 and given_each > 1000'],
  ['Rusher', 2, 'dead_share > 35'],
  ['Objective', 5, 'objectives_each >= 1.5'],
  ['Objective', 3, 'objectives_each >= 1'],
];

const measured = `
  select *, 60.0 * damage_given / max(1, seconds - dead) as potential, 1.0 * kills / max(deaths, 1) as kd,
    1.0 * damage_given / max(1, damage_received) as damage_ratio, 100.0 * dead / nullif(seconds, 0) as dead_share,
    100.0 * bullet_headshots / nullif(hits, 0) as head_share, 1.0 * kills / rounds as kills_each, 1.0 * deaths / rounds as deaths_each,
    1.0 * damage_given / rounds as given_each, 1.0 * damage_received / rounds as received_each, 1.0 * revives / rounds as revives_each,
    1.0 * objectives / rounds as objectives_each,
    (select 1.0 * sum(revives) / sum(rounds) from totals) as mean_revives, (select 1.0 * sum(deaths) / sum(rounds) from totals) as mean_deaths
  from totals where guid = ?`;

/** Checks the role with all points, the consistency and the maps of several players. */
export function playstyle(file: LegacyFile): Question[] {
  return file.busiest(4).map((guid) => ({
    line: `/playstyle player:${guid}`,
    computed: { ...role(file, guid), ...consistency(file, guid), ...maps(file, guid) },
    shown: playstyleIn,
  }));
}

function role(file: LegacyFile, guid: string): Figures {
  const roles = [...new Set(rules.map(([name]) => name))];
  const columns = roles.map((name) => {
    const cases = rules.filter(([of]) => of === name).map(([, tenths, condition]) => `iif(${condition}, ${tenths}, 0)`);
    return `${cases.join(' + ')} as ${name}`;
  });
  const points = file.one<Record<string, number>>(`select ${columns.join(', ')} from (${measured})`, guid);
  const got = roles.map((name) => ({ name, tenths: points[name] ?? 0 })).filter(({ tenths }) => tenths > 0);
  const all = got.reduce((sum, { tenths }) => sum + tenths, 0);
  const [best, ...others] = got.toSorted((x, y) => y.tenths - x.tenths);
  const stands = best && best.tenths >= 4 && best.tenths >= all / 4;
  return {
    role: stands ? `${best.name} ${best.tenths / 10}` : `Balanced${best ? `, closest ${best.name}` : ''}`,
    others: others.map(({ name, tenths }) => `${name} ${(tenths / 10).toFixed(1)}`).join(' · ') || 'none',
  };
}

const latest = `(select * from counted where player_guid = ? order by stamp desc limit 200)`;

function consistency(file: LegacyFile, guid: string): Figures {
  const { mean, deviation, rounds } = file.one<{ mean: number; deviation: number; rounds: number }>(
    `with dpm as (select 60.0 * damage_given / seconds as value from ${latest} where seconds > 0),
     middle as (select avg(value) as mean, count(*) as rounds from dpm)
     select mean, rounds, sqrt(sum((value - mean) * (value - mean)) / (rounds - 1)) as deviation from dpm, middle`,
    guid,
  );
  const score = Math.max(0, 100 * (1 - deviation / mean));
  const label = score >= 70 ? 'steady' : score >= 50 ? 'average' : 'streaky';
  const text = `${label} ${onePlace(score)}\nDPM ${whole(mean)} ± ${whole(deviation)}`;
  return { consistency: rounds < 10 ? 'From 10 rounds with damage on.' : text };
}

function maps(file: LegacyFile, guid: string): Figures {
  const played = file.rows<{
    map_name: string;
    kills: number;
    deaths: number;
    given: number;
    seconds: number;
    rounds: number;
  }>(
    `select map as map_name, sum(kills) as kills, sum(deaths) as deaths, sum(damage_given) as given, sum(seconds) as seconds, count(*) as rounds
     from ${latest} group by 1 having count(*) >= 4 order by 1.0 * sum(kills) / max(sum(deaths), 1) desc, rounds desc, map`,
    guid,
  );
  const lines = played.map(
    (m) => `${ratio(m.kills, m.deaths)} ${cut(m.map_name, 18)} · ${perMinute(m.given, m.seconds)} · ${whole(m.rounds)}`,
  );
  const half = Math.min(3, Math.ceil(lines.length / 2));
  return {
    'best maps': lines.slice(0, half).join('\n'),
    'worst maps': lines.slice(half).slice(-3).reverse().join('\n'),
  };
}

function playstyleIn(message: APIMessage | null): Figures {
  const [head = '', ...lines] = linesIn(message).map(plain);
  const [, name, points] = /^(\w+)(?: · ([\d.]+) points)?/.exec(head) ?? [];
  const closest = lines.map((line) => /^Closest to (\w+):$/.exec(line)?.[1]).find((role) => role !== undefined);
  const others = lines.find((line) => line.startsWith('-# Also '))?.replace('-# Also ', '');
  const field = (called: string) => plain(fieldIn(message, called).join('\n'));
  return {
    role: points ? `${name} ${Number(points)}` : `${name}${closest ? `, closest ${closest}` : ''}`,
    others: others ?? 'none',
    consistency: field('Consistency'),
    'best maps': field('Best maps'),
    'worst maps': field('Worst maps'),
  };
}
