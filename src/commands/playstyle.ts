import type { APIEmbedField } from 'discord-api-types/v10';
import type { LatestRound } from '../db/queries/latest-rounds.ts';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import { playstyleFacts } from '../db/queries/playstyle.ts';
import type { Reply } from '../discord/reply.ts';
import { colour } from '../discord/reply.ts';
import { consistencyMinimum, consistencyOf } from '../domain/consistency.ts';
import type { MapRecord } from '../domain/map-record.ts';
import { mapRecords } from '../domain/map-record.ts';
import { pageOfPlayer } from '../domain/page-paths.ts';
import type { Evidence, Playstyle } from '../domain/playstyle.ts';
import { measures, playstyleOf } from '../domain/playstyle.ts';
import { spreadOf } from '../domain/spread.ts';
import { kd } from '../domain/synergy.ts';
import type { Locale } from '../texts/locale.ts';
import { itemLine } from '../texts/words.ts';
import { formatCount } from '../views/numbers.ts';
import { formatValue } from '../views/statistic.ts';
import { valueRow } from '../views/value-row.ts';
import { wholeName } from '../views/whole-name.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { namedTwice } from './shared/named-twice.ts';
import { nobodyFound, playerOptions, referenceOf, suggestPlayers, unclearPlayer } from './shared/player-option.ts';

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

  run: async (who, context) => namedTwice(who, context) ?? show(referenceOf(who, context), context),
});

async function show(reference: PlayerReference, context: Context): Promise<Reply> {
  const facts = await playstyleFacts(context.db, reference, { latest: latestRounds, viewer: context.viewer });
  const { candidates, totals, means, rounds, legacy } = facts;
  const unclear = unclearPlayer(candidates, { route: 'playstyle.pick', reference }, context);
  if (unclear) return unclear;
  const [player] = candidates;
  if (!player) return nobodyFound(reference, context);
  const { locale } = context;
  const { common, players } = locale.texts;
  const title = players.playstyle.title(wholeName(facts.name, locale));
  const page = pageOfPlayer(player);
  if (!totals) return { page, embeds: [{ title, description: players.noRound, color: colour }] };
  const style = playstyleOf(totals, means);
  const affectedByLegacy = legacy && style.evidence.some(isAffectedByLegacy);
  const about = [players.playstyle.about(totals.rounds, rounds.length), players.playstyle.mapLegend];
  return {
    page,
    embeds: [
      {
        title,
        description: roleText(style, locale),
        fields: [consistencyField(rounds, locale), ...mapFields(rounds, locale)],
        footer: { text: [...about, ...(affectedByLegacy ? [common.oldBot] : [])].join('\n') },
        color: colour,
      },
    ],
  };
}

const isAffectedByLegacy = ({ conditions }: Evidence) =>
  conditions.some(({ measure }) => measures[measure].trust !== 'sound');

function roleText({ role, points, evidence }: Playstyle, locale: Locale): string {
  const texts = locale.texts.players.playstyle;
  const write = (value: number) => locale.decimal(value, 1);
  const [best, ...others] = points;
  if (!best) return texts.balanced(texts.roles.Balanced);
  const also = itemLine(...others.map((other) => `${texts.roles[other.role]} ${write(other.points)}`));
  const head =
    role === 'Balanced'
      ? [texts.balanced(texts.roles.Balanced), texts.closest(texts.roles[best.role])]
      : [texts.role(texts.roles[role], write(best.points))];
  return [...head, ...evidence.map((one) => reason(one, locale)), ...(also ? [`-# ${texts.also(also)}`] : [])].join(
    '\n',
  );
}

/** Returns a small line for each condition; the first says what the rule is worth. */
function reason({ points, conditions }: Evidence, locale: Locale): string {
  const texts = locale.texts.players.playstyle;
  const parts = conditions.map(({ measure, value, is, than }) => {
    const [reached, limit] = [value, than].map((amount) => formatValue(measures[measure], amount, locale));
    return texts.condition(texts.measures[measure], `${reached}`, `${is} ${limit}`);
  });
  return `-# ${texts.reason(locale.decimal(points, 1), parts)}`;
}

function consistencyField(rounds: readonly LatestRound[], locale: Locale): APIEmbedField {
  const texts = locale.texts.players.playstyle;
  const spread = spreadOf(
    rounds
      .filter(({ time_played }) => time_played > 0)
      .map(({ damage_given, time_played }) => (60 * damage_given) / time_played),
  );
  const consistency = consistencyOf(spread);
  const [mean, deviation] = [spread.mean, spread.deviation].map((value) => formatCount(value, locale));
  const value = consistency
    ? texts.consistency(
        texts.steadiness[consistency.label],
        locale.percent(consistency.score / 100),
        `${mean}`,
        `${deviation}`,
      )
    : texts.tooFew(consistencyMinimum);
  return { name: texts.consistencyTitle, value };
}

function mapFields(rounds: readonly LatestRound[], locale: Locale): APIEmbedField[] {
  const texts = locale.texts.players.playstyle;
  const maps = mapRecords(rounds, leastRoundsOfMap);
  if (maps.length === 0) return [{ name: texts.best, value: texts.noMap(leastRoundsOfMap) }];
  const half = Math.min(mapsShown, Math.ceil(maps.length / 2));
  const worst = maps.slice(half).slice(-mapsShown).reverse();
  const lines = (some: readonly MapRecord[]) => some.map((map) => mapLine(map, locale)).join('\n');
  return [
    { name: texts.best, value: lines(maps.slice(0, half)) },
    { name: texts.worst, value: lines(worst) },
  ];
}

function mapLine(map: MapRecord, locale: Locale): string {
  const dpm = map.time_played > 0 ? (60 * map.damage_given) / map.time_played : null;
  const beside = [formatValue({ unit: 'per minute' }, dpm, locale), formatCount(map.rounds, locale)];
  const before = `**${formatValue({ unit: 'ratio' }, kd(map), locale)}** `;
  return valueRow({ before, name: map.mapName, after: beside.map((value) => ` · ${value}`).join('') }, locale);
}
