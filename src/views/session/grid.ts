import type { Session } from '../../db/queries/session.ts';
import { nameInText } from '../../discord/escape.ts';
import type { Totals } from '../../domain/formula.ts';
import { sessionResult } from '../../domain/session-result.ts';
import type { Locale } from '../../texts/locale.ts';
import { cutToWidth, inCells, padToWidth, widthOf } from '../display-width.ts';
import type { Block } from '../in-pages.ts';
import { isolate, nameLength, plainName } from '../player-row.ts';
import { mapScore } from './map-result.ts';
import { figuresOf } from './match-blocks.ts';
import type { SessionView } from './view.ts';
import { pair } from './view.ts';

/** How many characters of a code block fit on a line of a phone. */
const codeWidth = 37;
const nameWidth = 10;
const rowsPerBlock = 12;
/** The most UTF-16 code units of a row, whose names can be of marks that take no room. */
const longestRow = 4 * nameLength + codeWidth;

interface Column {
  /** Its number, and what it stands for in the list above the grid. */
  title: string;
  meaning: string;
  cells: ReadonlyMap<string, string>;
  /** How many characters the widest cell has. */
  width: number;
}

export const gridView: SessionView = {
  key: 'grid',
  parts: ['teams', 'player rounds'],
  heading: 'score',
  blocks: (session, locale) => {
    const columns = columnsOf(session, locale);
    const total = totalOf(session, locale);
    const pages = inGroups(columns, codeWidth - nameWidth - 1 - total.width);
    return chunks(session.players, rowsPerBlock).flatMap((players) =>
      pages.map((shown) => grid(players, [total, ...shown], locale)),
    );
  },
  affectedByLegacy: false,
};

type Counted = readonly { guid: string; totals: Pick<Totals, 'kills' | 'deaths'> }[];

function columnOf({ title, meaning }: Pick<Column, 'title' | 'meaning'>, players: Counted, locale: Locale): Column {
  let width = widthOf(title, inCells);
  const cells = new Map<string, string>();
  for (const { guid, totals } of players) {
    const cell = pair(totals.kills, totals.deaths, locale);
    width = Math.max(width, widthOf(cell, inCells));
    cells.set(guid, cell);
  }
  return { title, meaning, cells, width };
}

function columnsOf(session: Session, locale: Locale): Column[] {
  const { teams, score } = sessionResult(session);
  const figures = figuresOf(session);
  return score.matches.map((match, index) => {
    const title = String(index + 1);
    const points = mapScore(match, teams.mixed ? [] : teams.teams, locale);
    const meaning = [`**${title}** ${nameInText(match.mapName, 24)}`, points].filter((text) => text !== '').join('  ');
    return columnOf({ title, meaning }, figures(match.rounds), locale);
  });
}

function totalOf({ players }: Session, locale: Locale): Column {
  const counted = players.map(({ playerGuid: guid, totals }) => ({ guid, totals }));
  return columnOf({ title: locale.texts.sessions.sum, meaning: '' }, counted, locale);
}

/** Splits columns into groups that fit into so many characters, each with a space before it. */
function inGroups(columns: readonly Column[], room: number): Column[][] {
  const groups: Column[][] = [];
  let left = 0;
  for (const column of columns) {
    const needed = column.width + 1;
    if (groups.length === 0 || needed > left) {
      groups.push([]);
      left = room;
    }
    groups.at(-1)?.push(column);
    left -= needed;
  }
  return groups;
}

function grid(players: Session['players'], columns: readonly Column[], locale: Locale): Block {
  const meanings = columns.flatMap(({ meaning }) => (meaning === '' ? [] : [meaning]));
  const height = players.length + 3;
  return {
    lines: [...meanings, { height, longest: height * longestRow, write: () => codeBlock(players, columns, locale) }],
  };
}

function codeBlock(players: Session['players'], columns: readonly Column[], locale: Locale): string {
  const line = (name: string, cells: readonly string[]) =>
    [
      padToWidth(name, nameWidth),
      ...cells.map((cell, index) => padToWidth(cell, columns[index]?.width ?? 0, 'start')),
    ].join(' ');
  const rows = players.map(({ playerGuid, name }) => {
    // A backtick could end the code block.
    const called = cutToWidth(plainName(name, locale), nameWidth, inCells).replaceAll('`', 'ˋ');
    const padded = isolate(padToWidth(called, nameWidth));
    return line(
      padded,
      columns.map(({ cells }) => cells.get(playerGuid) ?? locale.texts.common.nothing),
    );
  });
  const head = line(
    '',
    columns.map(({ title }) => title),
  );
  return ['```', head, ...rows, '```'].join('\n');
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
