import type { Formula } from './formula.ts';
import { per, ratio, sum } from './formula.ts';

/** Unit of a value, which decides how it is written: 12,345 · 1.50 · 41.2 % · 412 · 15.5 · 2 h 05 min. */
export type Unit = 'count' | 'ratio' | 'percent' | 'per minute' | 'per round' | 'duration';

/** Whether the old bot's round-2 rows are correct (`sound`), or too low until the raw file has been imported (`legacy-low`). */
export type Trust = 'sound' | 'legacy-low';

export interface Statistic {
  key: string;
  /** Other names for the key. The old bot accepted them. */
  aliases: readonly string[];
  label: string;
  /** What the statistic means, in a sentence for players. */
  about: string;
  unit: Unit;
  formula: Formula;
  /** Whether the greatest or the least value is best. */
  best: 'most' | 'least';
  /** Whether the statistic is a total or a rate. A rate needs more rounds before it ranks. */
  kind: 'total' | 'rate';
  trust: Trust;
  /** Keys of two other statistics shown beside it in a ranking. */
  context: readonly [string, string];
}

type Details = Omit<Statistic, 'key' | 'aliases' | 'best' | 'kind' | 'trust'> & Partial<Statistic>;

function total(key: string, details: Details): Statistic {
  return { key, aliases: [], best: 'most', kind: 'total', trust: 'sound', ...details };
}

function rate(key: string, details: Details): Statistic {
  return { key, aliases: [], best: 'most', kind: 'rate', trust: 'sound', ...details };
}

const legacyLow = { trust: 'legacy-low' } as const;

/**
 * All statistics. Leaderboard keys, comparison rows, chart axes and the help text are made from this list. Formulas are in /help and
 * GLOSSARY.md.
 */
export const statistics: readonly Statistic[] = [
  total('kills', {
    aliases: ['k'],
    label: 'Kills',
    about: 'Enemies killed',
    unit: 'count',
    formula: sum('kills'),
    context: ['kd', 'games'],
  }),
  rate('kd', {
    aliases: ['ratio', 'k/d'],
    label: 'K/D',
    about: 'Kills per death',
    unit: 'ratio',
    formula: ratio('kills', ['deaths'], { whenNone: 'numerator' }),
    context: ['kills', 'dpm'],
  }),
  rate('dpm', {
    aliases: ['damage'],
    label: 'DPM',
    about: 'Damage given per minute played',
    unit: 'per minute',
    formula: per(60, 'damage_given', ['time_played']),
    context: ['kd', 'games'],
  }),
  rate('accuracy', {
    aliases: ['acc'],
    label: 'Accuracy',
    about: 'Hits per shot with bullet weapons',
    unit: 'percent',
    formula: per(100, 'bullet_hits', ['bullet_shots']),
    context: ['headshots', 'kd'],
  }),
  total('headshots', {
    aliases: ['hs'],
    label: 'Headshots',
    about: 'Hits on the head',
    unit: 'count',
    formula: sum('headshots'),
    context: ['accuracy', 'kills'],
  }),
  total('games', {
    aliases: ['played', 'rounds'],
    label: 'Rounds',
    about: 'Rounds played',
    unit: 'count',
    formula: sum('rounds'),
    context: ['playtime', 'kd'],
  }),
  total('revives', {
    aliases: ['medic'],
    label: 'Revives',
    about: 'Team mates revived',
    unit: 'count',
    formula: sum('revives_given'),
    context: ['games', 'kd'],
    ...legacyLow,
  }),
  total('gibs', {
    label: 'Gibs',
    about: 'Bodies gibbed',
    unit: 'count',
    formula: sum('gibs'),
    context: ['kills', 'games'],
  }),
  total('objectives', {
    aliases: ['obj'],
    label: 'Objectives',
    about: 'Objectives stolen or returned',
    unit: 'count',
    formula: sum('objectives'),
    context: ['games', 'dynamites'],
    ...legacyLow,
  }),
  rate('efficiency', {
    aliases: ['eff'],
    label: 'Efficiency',
    about: 'Kills as a share of kills and deaths',
    unit: 'percent',
    formula: per(100, 'kills', ['kills', 'deaths']),
    context: ['kd', 'kills'],
  }),
  rate('teamwork', {
    aliases: ['team'],
    label: 'Team damage share',
    about: 'Damage to team mates as a share of damage given; lowest first',
    unit: 'percent',
    formula: per(100, 'team_damage_given', ['damage_given']),
    best: 'least',
    context: ['dpm', 'games'],
  }),
  total('multikills', {
    label: 'Multikills',
    about: 'Double, triple, quad, multi and mega kills',
    unit: 'count',
    formula: sum('multikills'),
    context: ['kills', 'games'],
    ...legacyLow,
  }),
  total('grenades', {
    aliases: ['nades'],
    label: 'Grenade kills',
    about: 'Kills with the hand grenade',
    unit: 'count',
    formula: sum('grenade_kills'),
    context: ['kills', 'games'],
  }),
  total('xp', {
    label: 'XP',
    about: 'Experience points',
    unit: 'count',
    formula: sum('xp'),
    context: ['games', 'kills'],
    ...legacyLow,
  }),
  total('useful_kills', {
    aliases: ['useful'],
    label: 'Useful kills',
    about: 'Kills that cost the enemy a long wait',
    unit: 'count',
    formula: sum('useful_kills'),
    context: ['kills', 'denied_playtime'],
    ...legacyLow,
  }),
  total('denied_playtime', {
    aliases: ['denied'],
    label: 'Denied playtime',
    about: 'Time enemies spent waiting for their spawn',
    unit: 'duration',
    formula: sum('denied_playtime'),
    context: ['useful_kills', 'games'],
    ...legacyLow,
  }),
  total('assists', {
    label: 'Assists',
    about: 'Kills of others helped with damage',
    unit: 'count',
    formula: sum('kill_assists'),
    context: ['kills', 'games'],
    ...legacyLow,
  }),
  rate('damage_ratio', {
    aliases: ['dr'],
    label: 'Damage ratio',
    about: 'Damage given per damage received',
    unit: 'ratio',
    formula: ratio('damage_given', ['damage_received'], { atLeast: 1 }),
    context: ['dpm', 'kd'],
  }),
  rate('frag_potential', {
    aliases: ['fp'],
    label: 'Frag potential',
    about: 'Damage per minute alive',
    unit: 'per minute',
    formula: per(60, 'damage_given', ['time_played', '-time_dead'], { atLeast: 1 }),
    context: ['dpm', 'survival'],
    ...legacyLow,
  }),
  rate('survival', {
    label: 'Survival',
    about: 'Share of the time played spent alive',
    unit: 'percent',
    formula: per(100, ['time_played', '-time_dead'], ['time_played'], { within: [0, 100] }),
    context: ['kd', 'frag_potential'],
    ...legacyLow,
  }),
  total('constructions', {
    aliases: ['repairs'],
    label: 'Constructions',
    about: 'Things built or repaired',
    unit: 'count',
    formula: sum('constructions'),
    context: ['games', 'dynamites'],
    ...legacyLow,
  }),
  total('dynamites', {
    aliases: ['dyna'],
    label: 'Dynamites',
    about: 'Dynamites planted',
    unit: 'count',
    formula: sum('dynamites_planted'),
    context: ['games', 'objectives'],
    ...legacyLow,
  }),
  total('playtime', {
    aliases: ['time'],
    label: 'Playtime',
    about: 'Time played',
    unit: 'duration',
    formula: sum('time_played'),
    context: ['games', 'kills'],
  }),
];

const byKey = new Map(
  statistics.flatMap((statistic) => [statistic.key, ...statistic.aliases].map((key) => [key, statistic])),
);

/** Finds a statistic by key, alias or label, ignoring case. Undefined if there is none. */
export function findStatistic(key: string): Statistic | undefined {
  const typed = key.trim().toLowerCase();
  return byKey.get(typed.replace(/\s+/g, '_')) ?? statistics.find(({ label }) => label.toLowerCase() === typed);
}

/** Returns the statistic of a key that is written in the code. Throws if there is none. */
export function statistic(key: string): Statistic {
  const found = byKey.get(key);
  if (!found) throw new Error(`No statistic "${key}" in the catalogue.`);
  return found;
}
