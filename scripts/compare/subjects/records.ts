import type { APIMessage } from 'discord-api-types/v10';
import { fieldIn, linesIn, plain } from '../answers.ts';
import type { LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { clock, nameStart, whole } from '../written.ts';

const kinds = [
  ...['Kills', 'Damage', 'DPM', 'Revives', 'Headshot kills', 'Gibs', 'Useful kills', 'Denied time', 'Spree'],
  ...['Fastest attack', 'Longest hold', 'Closest map'],
];
const times = new Set(['Denied time', 'Fastest attack', 'Longest hold', 'Closest map']);

const sizes = ['3v3', '4v4', '5v5', '6v6', 'mixed'];
const none = 'none';

interface Mark {
  map: string;
  side: string;
  size: string;
  kind: string;
  value: number;
  stamp: number;
  day: string;
  guid: string | null;
}

/**
 * Checks every record of every map, side and team size with the one that it beat; of each map one team size without records, and the map as
 * a whole; and the own bests of three players.
 */
export function records(file: LegacyFile): Question[] {
  const standing = file.rows<Mark>('select * from standing');
  const boards = new Map(
    standing.flatMap(({ map, side, size }) =>
      (side === 'both' ? ['attack', 'defence'] : [side]).map((one) => [
        `${map} side:${one} size:${size}`,
        { map, side: one, size },
      ]),
    ),
  );
  const maps = new Set(standing.map(({ map }) => map));
  for (const map of maps) {
    const empty = sizes.find((size) => !standing.some((mark) => mark.map === map && mark.size === size));
    if (empty) boards.set(`${map} side:attack size:${empty}`, { map, side: 'attack', size: empty });
  }
  return [
    ...[...boards].map(([typed, board]) => ({
      line: `/records map:${typed}`,
      computed: figures(
        standing.filter(
          (mark) => mark.map === board.map && mark.size === board.size && ['both', board.side].includes(mark.side),
        ),
        (mark) => write(file, mark),
      ),
      shown: boardIn,
    })),
    ...[...maps].map((map) => ({
      line: `/records map:${map}`,
      computed: figures(
        kinds.flatMap((kind) =>
          file.rows<Mark>(
            'select * from standing where map = ? and kind = ? order by score desc, stamp, side, size limit 1',
            ...[map, kind],
          ),
        ),
        shownValue,
      ),
      shown: (message: APIMessage | null) =>
        Object.fromEntries(Object.entries(boardIn(message)).map(([kind, text]) => [kind, text.split(' · ')[0] ?? ''])),
    })),
    ...file.busiest(3).map((guid) => ({
      line: `/records player:${guid}`,
      computed: { 'own bests': kinds.flatMap((kind) => bestOf(file, guid, kind)).join('\n') },
      shown: (message: APIMessage | null) => ({ 'own bests': fieldIn(message, 'Own bests').map(ownBest).join('\n') }),
    })),
  ];
}

/** Returns a text for each kind, and which kinds have a record, so that one too many is seen. */
const figures = (marks: readonly Mark[], text: (mark: Mark) => string): Figures => ({
  kinds: kinds.filter((kind) => marks.some((mark) => mark.kind === kind)).join(', ') || none,
  ...Object.fromEntries(marks.map((mark) => [mark.kind, text(mark)])),
});

const shownValue = ({ kind, value }: Pick<Mark, 'kind' | 'value'>) => (times.has(kind) ? clock(value) : whole(value));

const holder = (file: LegacyFile, { guid }: Mark) => (guid === null ? '' : nameStart(file.nameOf(guid)));

/** `28 · Lark · 2026-11-27 · 26 · quil · 2026-03-12`: value, holder and day of the record, then of the one that it beat. */
function write(file: LegacyFile, mark: Mark): string {
  const [beaten] = file.rows<Mark>(
    `select * from marks where map = ? and side = ? and size = ? and kind = ? and stamp < ?
     order by score desc, stamp, match_id, round_number, guid limit 1`,
    ...[mark.map, mark.side, mark.size, mark.kind, mark.stamp],
  );
  const parts = [mark, ...(beaten ? [beaten] : [])].flatMap((one) => [
    shownValue(one),
    holder(file, one),
    monthDay(one.day),
  ]);
  return parts.join(' · ');
}

function bestOf(file: LegacyFile, guid: string, kind: string): string[] {
  const [best] = file.rows<Mark>(
    'select * from did where guid = ? and kind = ? and value > 0 order by value desc, stamp limit 1',
    ...[guid, kind],
  );
  return best ? [`${kind} ${shownValue(best)} · ${nameStart(best.map)} · ${monthDay(best.day)}`] : [];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthDay = (day: string) => `${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8, 10))}`;

/** Returns a day without its year, which is written only if it is not this year. */
const withoutYear = (text: string) => text.replace(/, \d{4}$/, '');

/** Returns what a board says of each kind. The names of a side are not compared. */
function boardIn(message: APIMessage | null): Figures {
  const lines = linesIn(message);
  const found: Figures = {};
  lines.forEach((line, index) => {
    const [, kind = '', value = '', names = ''] = /^(.+?) \*\*(.+?)\*\* (.*)$/.exec(line) ?? [];
    if (!kinds.includes(kind)) return;
    const under = (lines[index + 1] ?? '').replace(/^-# /, '');
    const [before = '', was] = under.split(' · was ');
    const day = withoutYear(before).split(' · ').at(-1) ?? '';
    const isTeam = ['Fastest attack', 'Longest hold', 'Closest map'].includes(kind);
    const holderIn = (text: string) => (isTeam ? '' : nameStart(plain(text)));
    const [, wasValue = '', wasNames = '', wasDay = ''] = /^(.+?), (.*), (\w+ \d+)$/.exec(withoutYear(was ?? '')) ?? [];
    const beaten = was === undefined ? [] : [wasValue, holderIn(wasNames), wasDay];
    found[kind] = [value, holderIn(names), day, ...beaten].join(' · ');
  });
  return { kinds: Object.keys(found).join(', ') || none, ...found };
}

function ownBest(line: string): string {
  const [, kind = '', value = '', map = '', day = ''] = /^(.+?) \*\*(.+?)\*\* · (.*) · (.+)$/.exec(line) ?? [];
  return `${kind} ${value} · ${nameStart(plain(map))} · ${withoutYear(plain(day))}`;
}
