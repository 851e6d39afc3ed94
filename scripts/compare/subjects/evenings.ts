import { linesIn, plain } from '../answers.ts';
import type { Evening, LegacyFile } from '../legacy/file.ts';
import type { Figures, Question } from '../subject.ts';
import { nameStart } from '../written.ts';
import { howWon, mapsOf } from './evening-maps.ts';
import { standing } from './evening-people.ts';
import { bestsOf, recordsOf } from './evening-records.ts';

/** More lines than these the bot does not show. */
const mostLines = 12;

/** So many sessions are compared, the newest: an old bot's file has years of them. */
const most = 12;

/**
 * Sessions as the message about an evening tells it: its score, its maps and how it was won where the teams are clear, the most valuable
 * player and the greatest rise with their differences to the usual, maps won in a row, own bests and records.
 */
export function evenings(file: LegacyFile): Question[] {
  const all = file.rows<Evening & { clear: 0 | 1 }>(
    'select session, date, number, session in (select session from clear_evenings) as clear from evenings where counted > 0 order by session desc limit ?',
    most,
  );
  return all.map((evening) => {
    const { session, date, number, clear } = evening;
    const lists = () => ({
      maps: mapsOf(file, session),
      bests: bestsOf(file, session),
      records: recordsOf(file, session),
    });
    let known: ReturnType<typeof lists> | undefined;
    const listed = () => {
      known ??= lists();
      return known;
    };
    return {
      line: `/session date:${date} number:${number} view:evening`,
      get computed(): Figures {
        const { maps, bests, records } = listed();
        return {
          ...(clear && {
            score: scoreOf(file, session),
            maps: maps.map(([full]) => full).join('\n'),
            won: howWon(file, session),
          }),
          ...standing(file, session),
          bests: orNone(bests.flat()),
          records: orNone(records),
        };
      },
      shown: (message) => {
        const { maps, bests, records } = listed();
        const lines = linesIn(message).map(plain);
        const own = lines.slice(lines.indexOf('') + 1);
        return {
          score: /(\d+) : (\d+)/.exec(lines.find((line) => / : /.test(line)) ?? '')?.[0] ?? '',
          maps: mapsIn(own, maps),
          won: after(own, '⚔️'),
          ...peopleIn(own),
          bests: wholeOfEach(bestsIn(own), bests),
          records: own.length === mostLines ? whole(recordsIn(own), records) : orNone(recordsIn(own)),
        };
      },
    };
  });
}

function scoreOf(file: LegacyFile, session: number): string {
  const { team0, team1 } = file.one<{ team0: number | null; team1: number | null }>(
    'select max(team0) as team0, max(team1) as team1 from scores where session = ?',
    session,
  );
  return team0 === null ? 'none' : `${team0} : ${team1}`;
}

const orNone = (parts: readonly string[]) => (parts.length === 0 ? 'none' : parts.join('\n'));

/** A list that is cut where a phone's screen ends: if what is shown is its beginning, returns all of it. */
function whole(shown: readonly string[], all: readonly string[]): string {
  const isBeginning = shown.every((part, index) => part === all[index]) && (shown.length > 0 || all.length === 0);
  return orNone(isBeginning ? all : shown);
}

/** Does the same for one list per player. Each list may be cut. */
function wholeOfEach(shown: readonly (readonly string[])[], all: readonly (readonly string[])[]): string {
  const isBeginning = shown.every((own, index) => own.every((part, place) => part === all[index]?.[place]));
  return orNone((isBeginning && (shown.length > 0 || all.length === 0) ? all : shown).flat());
}

const marks = /^(⚔️|👑|📈|🔥|⭐|🥇)/u;

/** Returns the lines of a part: the one with its mark, and those below it without any mark. */
function part(lines: readonly string[], mark: string): string[] {
  const start = lines.findIndex((line) => line.startsWith(mark));
  if (start < 0) return [];
  const end = lines.findIndex((line, index) => index > start && marks.test(line));
  return lines.slice(start, end < 0 ? undefined : end).map((line) => line.replace(`${mark} `, ''));
}

const after = (lines: readonly string[], mark: string) =>
  orNone(part(lines, mark).flatMap((line) => line.split(' · ')));

/** Returns the maps. Many maps say less of each, or only the last ones are there. What is there must be one of the ways to write the map. */
function mapsIn(lines: readonly string[], maps: readonly (readonly string[])[]): string {
  const end = lines.findIndex((line) => marks.test(line));
  const shown = lines.slice(0, end < 0 ? undefined : end).flatMap((line) => line.split(' · '));
  const isCut = shown[0] === '…';
  const parts = isCut ? shown.slice(1) : shown;
  const missing = isCut ? maps.length - parts.length : 0;
  const known = maps.map(([full = '', ...others], index) => {
    const written = index < missing ? full : (parts[index - missing] ?? '');
    return others.includes(written) ? full : written;
  });
  return [...known, ...parts.slice(maps.length - missing)].join('\n');
}

function peopleIn(lines: readonly string[]): Figures {
  const named = (mark: string) => {
    const [name = '', ...figures] = part(lines, mark).flatMap((line) => line.split(' · '));
    return name === '' ? 'none' : [nameStart(name.replace(/^MVP /, '')), ...figures].join(' · ');
  };
  const [, maps] = /(\d+) maps in a row$/.exec(part(lines, '🔥')[0] ?? '') ?? [];
  return { mvp: named('👑'), up: named('📈'), streak: maps ?? 'none' };
}

const bestKinds = 'Kills|Damage|DPM|Revives|Headshot kills|Gibs|Useful kills|Denied time|Spree';
const beforeBests = new RegExp(` (?=(?:${bestKinds}) [\\d:,]+(?:, |$))`);

/** Returns the own bests of each player as `Kills 31 lar`. */
function bestsIn(lines: readonly string[]): string[][] {
  return part(lines, '⭐')
    .flatMap((line) => line.split(' · '))
    .map((text) => {
      const [name = '', ...own] = text.split(beforeBests);
      return own.map((what) => `${what.replace(/,$/, '')} ${nameStart(name)}`);
    });
}

/** Returns `Kills 28 lar sup`, a record each. */
function recordsIn(lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.startsWith('🥇'))
    .map((line) => {
      const [, kind = '', value = '', rest = ''] = /^🥇 (\D+) ([\d:,]+)(.*)$/u.exec(line) ?? [];
      const [name = '', map = ''] = rest.split(' · ');
      const isTeam = ['Fastest attack', 'Longest hold', 'Closest map'].includes(kind);
      return [kind, value, ...(isTeam ? [] : [nameStart(name.trim())]), nameStart(map)].join(' ');
    });
}
