import type { Session, SessionPart } from '../../db/queries/session.ts';
import type { SessionPlayer } from '../../db/queries/session-players.ts';
import type { Locale, Texts } from '../../texts/locale.ts';
import type { Block } from '../in-pages.ts';
import type { Picture } from '../pictures/picture.ts';
import { lateRow } from '../player-row.ts';

/** One way to show a gaming session. */
export interface SessionView {
  /** Its label, what it is about and its legend have this key in the texts. */
  key: keyof Texts['sessions']['views'];
  /** The parts that the view needs beyond the session's rounds and every player's sums. */
  parts: readonly SessionPart[];
  /** What stands above the view: the score, the teams and the MVP, or the score alone. Views without either have a line about the session. */
  heading?: 'whole' | 'score';
  blocks(session: Session, locale: Locale): Block[];
  /** The pictures that stand in place of the blocks where there are pictures: up to four. `today` is a day `YYYY-MM-DD`. */
  pictures?(session: Session, today: string, locale: Locale): Picture[];
  /** The most lines of a page on a phone, if that is not what a screen holds. */
  linesPerPage?: number;
  /** Whether the view shows numbers that are too low in the old bot's rounds. */
  affectedByLegacy: boolean;
}

interface Table {
  /** What the values are, in small letters above the players. */
  columns?: string;
  values(player: SessionPlayer): string[];
  /** Highest first, by default by kills. */
  by?: (player: SessionPlayer) => number;
}

/** Returns a table with one line per player, numbered from the best. */
export function playerTable(
  { players }: Pick<Session, 'players'>,
  { columns, values, by }: Table,
  locale: Locale,
): Block {
  const inOrder = by ? players.toSorted((a, b) => by(b) - by(a)) : players;
  return {
    ...(columns !== undefined && { title: small(columns) }),
    lines: inOrder.map((player, index) =>
      lateRow(player.name, () => ({ before: String(index + 1), values: values(player) }), locale),
    ),
  };
}

/** Returns a line in small letters. */
export function small(text: string): string {
  return `-# ${text}`;
}

/** Returns a pair such as `31/18`. */
export function pair(one: number, other: number, { count }: Locale): string {
  return `${count(one)}/${count(other)}`;
}
