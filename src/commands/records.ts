import type { APIEmbed } from 'discord-api-types/v10';
import type { PlayerReference } from '../db/queries/player-matches.ts';
import type { RecordFilter } from '../db/queries/records.ts';
import { mapsWithRecords, recordsOf, recordsOn } from '../db/queries/records.ts';
import { encodeCustomId } from '../discord/custom-id.ts';
import { nameInText } from '../discord/escape.ts';
import { cutUnits, fitText } from '../discord/fit.ts';
import { limits } from '../discord/limits.ts';
import type { ActionRow, Reply } from '../discord/reply.ts';
import { colour, ephemeral, row, select } from '../discord/reply.ts';
import { mapPath, pageOfPlayer, recordsPath } from '../domain/page-paths.ts';
import { isRecordSide, isRecordSize, recordSides, recordSizes } from '../domain/records.ts';
import { optionName } from '../texts/command-names/index.ts';
import type { Locale } from '../texts/locale.ts';
import { localeOf } from '../texts/locale.ts';
import { plainName } from '../views/player-row.ts';
import { heldLine, ownBestLine, recordLines } from '../views/records.ts';
import { wholeName } from '../views/whole-name.ts';
import type { Choice } from './command.ts';
import { defineCommand } from './command.ts';
import type { Context } from './context.ts';
import { hiddenOption } from './shared/hidden-option.ts';
import { nobodyFound, referenceOf, suggestPlayers, unclearPlayer } from './shared/player-option.ts';
import { today } from './shared/session-selector.ts';

/** How many records the lists of the newest show. */
const most = { newest: 8, held: 6 };
/** The longest name of a map that a button can hold, in UTF-16 units. */
const longestMap = 34;

const anything = 'any';

function choicesOf(values: readonly string[], label: (value: never, locale: Locale) => string): Choice[] {
  const [en, german, french] = ['en', 'de', 'fr'].map(localeOf) as [Locale, Locale, Locale];
  return values.map((value) => ({
    name: label(value as never, en),
    name_localizations: { de: label(value as never, german), fr: label(value as never, french) },
    value,
  }));
}

const sideLabel = (side: (typeof recordSides)[number], { texts }: Locale) => texts.records.onlySide[side];
const sizeLabel = (size: (typeof recordSizes)[number], { texts }: Locale) => texts.records.sizes[size];

export const recordsCommand = defineCommand({
  name: 'records',
  group: 'Rankings',
  description: 'The records of every map, and whose they were before',
  options: {
    map: { type: 'string', description: 'The map; the newest records when left out' },
    side: {
      type: 'string',
      description: 'Attack or defence; both when left out',
      choices: choicesOf(recordSides, sideLabel),
    },
    size: {
      type: 'string',
      description: 'Players a side; all team sizes when left out',
      choices: choicesOf(recordSizes, sizeLabel),
    },
    player: { type: 'string', description: 'Name or GUID of a player: the records they hold, and their own bests' },
    hidden: hiddenOption,
  },
  examples: ['/records', '/records map:supply', '/records map:supply side:attack size:3v3', '/records player:Ada'],
  autocomplete: { map: suggestMaps, player: suggestPlayers },
  components: {
    side: (args, [side], context) => show({ ...args, side }, context),
    size: (args, [size], context) => show({ ...args, size }, context),
    pick: (args, [guid = ''], context) => show({ ...args, guid }, context),
  },

  run: ({ map, side, size, player }, context) =>
    show({ map, side, size }, context, player?.trim() ? referenceOf({ player }, context) : undefined),
});

/** What a custom id holds, or what was typed. */
interface Typed {
  map?: string | undefined;
  side?: string | undefined;
  size?: string | undefined;
  guid?: string | undefined;
}

function show(typed: Typed, context: Context, named?: PlayerReference): Promise<Reply> {
  const map = typed.map?.trim();
  const filter = {
    map: map ? cutUnits(map, limits.choiceText) : undefined,
    side: isRecordSide(typed.side) ? typed.side : undefined,
    size: isRecordSize(typed.size) ? typed.size : undefined,
  };
  const reference = named ?? (typed.guid ? { text: typed.guid } : undefined);
  return reference ? showPlayer(reference, filter, context) : showBook(filter, context);
}

async function showBook(filter: RecordFilter, context: Context): Promise<Reply> {
  const { db, viewer, locale } = context;
  const texts = locale.texts.records;
  const { mapName, records } = await recordsOn(db, filter, { viewer, most: most.newest });
  if (filter.map !== undefined && mapName === null) return unknownMap(filter.map, context);
  const known = knownFrom(filter);
  const lines = records.flatMap((record) => recordLines(record, { known, today: today(context) }, locale));
  return replyOf(
    {
      title: mapName === null ? texts.newest : texts.titleOfMap(nameInText(mapName, 30)),
      description: lines.join('\n') || texts.none,
    },
    { filter, page: mapName === null ? recordsPath : mapPath(mapName) },
    context,
  );
}

async function showPlayer(reference: PlayerReference, filter: RecordFilter, context: Context): Promise<Reply> {
  const { db, viewer, locale } = context;
  const texts = locale.texts.records;
  const { candidates, mapName, records, held, bests } = await recordsOf(db, reference, {
    filter,
    viewer,
    most: most.held,
  });
  const [player] = candidates;
  if (!player) return nobodyFound(reference, context);
  const args = isShort(filter) ? argsOf(filter) : {};
  const unclear = unclearPlayer(candidates, { route: 'records.pick', args, reference }, context);
  if (unclear) return unclear;
  if (filter.map !== undefined && mapName === null) return unknownMap(filter.map, context);
  const known = knownFrom(filter);
  const fields = [
    { name: texts.held(held), value: records.map((one) => heldLine(one, known, locale)).join('\n') || texts.none },
    { name: texts.bests, value: bests.map((one) => ownBestLine(one, today(context), locale)).join('\n') || texts.none },
  ];
  const title = texts.titleOfPlayer(wholeName(player.name, locale));
  const shown = { filter: { ...filter, guid: player.playerGuid }, page: pageOfPlayer(player) };
  return replyOf({ title, fields }, shown, context);
}

function replyOf(
  embed: APIEmbed,
  { filter, page }: { filter: RecordFilter & { guid?: string }; page: string | undefined },
  context: Context,
): Reply {
  const footer = { text: context.locale.texts.records.legend };
  return { page, embeds: [{ ...embed, footer, color: colour }], rows: rowsOf(filter, context) };
}

const knownFrom = ({ map, side, size }: RecordFilter) => ({
  map: map !== undefined,
  side: side !== undefined,
  size: size !== undefined,
});

function argsOf({ map, side, size, guid }: RecordFilter & { guid?: string }): Record<string, string> {
  return {
    ...(map !== undefined && { map }),
    ...(side && { side }),
    ...(size && { size }),
    ...(guid !== undefined && { guid }),
  };
}

const isShort = ({ map = '' }: RecordFilter) => map.replace(/[%|]/g, '%25').length <= longestMap;

/** Returns the menus of sides and sizes. A map whose name does not fit into a custom id has none. */
function rowsOf(filter: RecordFilter & { guid?: string }, { user, locale }: Context): ActionRow[] {
  if (!isShort(filter)) return [];
  const { records } = locale.texts;
  const id = (route: string, args: Record<string, string>) => encodeCustomId({ route, owner: user.id, args });
  const { side = anything, size = anything, ...rest } = argsOf(filter);
  const sides = [anything, ...recordSides].map((value) => ({
    value,
    label: isRecordSide(value) ? sideLabel(value, locale) : records.bothSides,
    default: value === side,
  }));
  const sizes = [anything, ...recordSizes].map((value) => ({
    value,
    label: isRecordSize(value) ? sizeLabel(value, locale) : records.allSizes,
    default: value === size,
  }));
  return [
    row(select(id('records.side', { ...rest, size }), sides)),
    row(select(id('records.size', { ...rest, side }), sizes)),
  ];
}

function unknownMap(typed: string, { caller }: Context): Reply {
  return ephemeral(caller.texts.records.unknownMap(nameInText(typed, 40), optionName(caller, 'records map')));
}

async function suggestMaps(typed: string, { db, caller }: Context) {
  const maps = await mapsWithRecords(db, cutUnits(typed, limits.choiceText));
  return maps.map(({ mapName, records }) => ({
    name: fitText(caller.texts.records.choice(plainName(mapName, caller, 60), records), limits.choiceText),
    value: cutUnits(mapName, limits.choiceText),
  }));
}
