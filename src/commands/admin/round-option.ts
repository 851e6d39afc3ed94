import type { RoundChoice } from '../../db/queries/round-details.ts';
import { suggestedRounds } from '../../db/queries/round-details.ts';
import { fitText } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { displayName } from '../../domain/names.ts';
import type { Autocomplete } from '../command.ts';

export const roundDescription = 'A round: type its date, map or number and pick it';

/** Suggests rounds for the typed text, newest first, with the round's id as value. */
export const suggestRounds: Autocomplete = async (typed, { db }) => {
  const rounds = await suggestedRounds(db, typed.slice(0, limits.choiceText), limits.choices);
  return rounds.map((round) => ({ name: fitText(roundLabel(round), limits.choiceText), value: String(round.id) }));
};

function roundLabel({ roundDate, time, mapName, roundNumber, isValid }: RoundChoice): string {
  return `${roundDate} ${time} · ${displayName(mapName, 50)} · round ${roundNumber}${isValid ? '' : ' · does not count'}`;
}

/** Returns the id of the picked round, or undefined if the text is not an id. */
export function roundId(typed: string | undefined): string | undefined {
  const text = typed?.trim() ?? '';
  return /^[1-9]\d{0,17}$/.test(text) ? text : undefined;
}

export function noSuchRound(): Reply {
  return ephemeral('There is no such round. Type its date or map into `round` and pick it from the list that opens.');
}
