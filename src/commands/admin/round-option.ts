import type { RoundChoice } from '../../db/queries/round-details.ts';
import { suggestedRounds } from '../../db/queries/round-details.ts';
import { fitText } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { note } from '../../discord/reply.ts';
import { displayName } from '../../domain/names.ts';
import type { Autocomplete } from '../command.ts';

export const roundDescription = 'A round: type its date, map or number and pick it';

/** Rounds for what was typed, newest first, with the id as value. */
export const suggestRounds: Autocomplete = async (typed, { db }) => {
  const rounds = await suggestedRounds(db, typed.slice(0, limits.choiceText), limits.choices);
  return rounds.map((round) => ({ name: fitText(roundLabel(round), limits.choiceText), value: String(round.id) }));
};

function roundLabel({ round_date, time, map_name, round_number, is_valid }: RoundChoice): string {
  return `${round_date} ${time} · ${displayName(map_name, 50)} · round ${round_number}${is_valid ? '' : ' · does not count'}`;
}

/** The id that was picked; undefined for anything that is none. */
export function roundId(typed: string | undefined): string | undefined {
  const text = typed?.trim() ?? '';
  return /^[1-9]\d{0,17}$/.test(text) ? text : undefined;
}

export function noSuchRound(): Reply {
  return note('There is no such round. Type its date or map into `round` and pick it from the list that opens.');
}
