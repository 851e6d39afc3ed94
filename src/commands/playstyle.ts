import type { APIEmbedField } from 'discord-api-types/v10';
import type { LatestRound } from '../db/queries/latest-rounds.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { playstyleFacts } from '../db/queries/playstyle.ts';
import { nameInText } from '../discord/escape.ts';
import type { Reply } from '../discord/reply.ts';
import { colour } from '../discord/reply.ts';
import { consistencyMinimum, consistencyOf } from '../domain/consistency.ts';
import type { MapRecord } from '../domain/map-record.ts';
import { mapRecords } from '../domain/map-record.ts';
import type { Evidence, Playstyle } from '../domain/playstyle.ts';
import { measures, playstyleOf } from '../domain/playstyle.ts';
import { spreadOf } from '../domain/spread.ts';
import { kd } from '../domain/synergy.ts';
import { legacyCaveat } from '../views/legacy-caveat.ts';
import { formatCount, formatCounted } from '../views/numbers.ts';
import { formatValue } from '../views/statistic.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { nobodyFound, pickPlayer, playerOptions, referenceOf, suggestPlayers } from './shared/player-option.ts';

/** The number of latest rounds behind consistency and maps, which describe how a player plays now. */
const latestRounds = 200;
const leastRoundsOfMap = 4;
const mapsShown = 3;

export const playstyleCommand = defineCommand({
  name: 'playstyle',
  group: 'Players',
  description: 'How a player plays: role and why, consistency, best and worst maps',
  options: { ...playerOptions, hidden: hiddenOption },
  examples: ['/playstyle', '/playstyle player:Ada'],
  autocomplete: { player: suggestPlayers },
  components: {
    pick: (_args, [guid = ''], context) => show({ text: guid }, context),
  },

  run: (who, context) => show(referenceOf(who, context), context),
});

async function show(reference: PlayerReference, context: Context): Promise<Reply> {
  const facts = await playstyleFacts(context.db, reference, { latest: latestRounds, viewer: context.viewer });
  const { candidates, totals, means, rounds, legacy } = facts;
  if (candidates.length > 1) return pickPlayer(candidates, { route: 'playstyle.pick' }, context);
  if (candidates.length === 0) return nobodyFound(reference, context);
  const title = `Playstyle · ${nameInText(facts.name)}`;
  if (!totals) return { embeds: [{ title, description: 'No round counts yet.', color: colour }] };
  const style = playstyleOf(totals, means);
  const affectedByLegacy = legacy && style.evidence.some(isAffectedByLegacy);
  const about = `Role: ${formatCounted(totals.rounds, 'round')} of all time · the rest: the latest ${formatCounted(rounds.length, 'round')}`;
  return {
    embeds: [
      {
        title,
        description: roleText(style),
        fields: [consistencyField(rounds), ...mapFields(rounds)],
        footer: { text: affectedByLegacy ? `${about}\n${legacyCaveat}` : about },
        color: colour,
      },
    ],
  };
}

const isAffectedByLegacy = ({ conditions }: Evidence) =>
  conditions.some(({ measure }) => measures[measure].trust !== 'sound');

function roleText({ role, points, evidence }: Playstyle): string {
  const [best] = points;
  const lines = evidence.map(reason);
  const others = points.slice(1).map((other) => `${other.role} ${other.points.toFixed(1)}`);
  const rest = others.length > 0 ? [`Also: ${others.join(' · ')}`] : [];
  if (!best) return '**Balanced**: nothing stands out.';
  if (role === 'Balanced')
    return [`**Balanced**: nothing stands out. Closest to ${best.role}:`, ...lines, ...rest].join('\n');
  return [`**${role}** (${best.points.toFixed(1)} points)`, ...lines, ...rest].join('\n');
}

function reason({ points, conditions }: Evidence): string {
  const parts = conditions.map(({ measure, value, is, than }) => {
    const { label } = measures[measure];
    return `${label} ${formatValue(measures[measure], value)} (${is} ${formatValue(measures[measure], than)})`;
  });
  return `+${points.toFixed(1)} ${parts.join(' and ')}`;
}

function consistencyField(rounds: readonly LatestRound[]): APIEmbedField {
  const spread = spreadOf(
    rounds
      .filter(({ time_played }) => time_played > 0)
      .map(({ damage_given, time_played }) => (60 * damage_given) / time_played),
  );
  const consistency = consistencyOf(spread);
  const value = consistency
    ? `**${consistency.label}**, ${consistency.score.toFixed(0)} %: DPM ${formatCount(spread.mean)} ± ${formatCount(spread.deviation)}`
    : `Says something from ${consistencyMinimum} rounds with damage on.`;
  return { name: 'Consistency', value };
}

function mapFields(rounds: readonly LatestRound[]): APIEmbedField[] {
  const maps = mapRecords(rounds, leastRoundsOfMap);
  if (maps.length === 0) {
    return [{ name: 'Maps', value: `No map with at least ${leastRoundsOfMap} rounds.` }];
  }
  const half = Math.min(mapsShown, Math.ceil(maps.length / 2));
  const worst = maps.slice(half).slice(-mapsShown).reverse();
  return [
    { name: 'Best maps', value: maps.slice(0, half).map(mapLine).join('\n'), inline: true },
    { name: 'Worst maps', value: worst.map(mapLine).join('\n'), inline: true },
  ];
}

function mapLine(map: MapRecord): string {
  const dpm = map.time_played > 0 ? (60 * map.damage_given) / map.time_played : null;
  return `**${nameInText(map.mapName, 30)}** K/D ${kd(map).toFixed(2)} · DPM ${formatValue({ unit: 'per minute' }, dpm)} · ${formatCounted(map.rounds, 'round')}`;
}
