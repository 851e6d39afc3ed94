import type { RoundChoice } from '../../db/queries/round-details.ts';
import { suggestedRounds } from '../../db/queries/round-details.ts';
import { fitText } from '../../discord/fit.ts';
import { limits } from '../../discord/limits.ts';
import type { Reply } from '../../discord/reply.ts';
import { ephemeral } from '../../discord/reply.ts';
import { displayName } from '../../domain/names.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Texts } from '../../texts/locale.ts';
import type { Autocomplete } from '../command.ts';
import type { Context } from '../context.ts';

export const roundDescription = 'A round: type its date, map or number and pick it';

/** Suggests rounds for the typed text, newest first, with the round's id as value. */
export const suggestRounds: Autocomplete = (typed, context) => suggest(typed, context, false);

/** Suggests rounds, also those of which every file was set aside. Their value is `f` and the id of a file. */
export const suggestRoundsAndFiles: Autocomplete = (typed, context) => suggest(typed, context, true);

async function suggest(typed: string, { db, caller }: Parameters<Autocomplete>[1], setAside: boolean) {
  const rounds = await suggestedRounds(db, typed.slice(0, limits.choiceText), { most: limits.choices, setAside });
  return rounds.map((round) => ({
    name: fitText(roundLabel(round, caller.texts), limits.choiceText),
    value: round.id,
  }));
}

function roundLabel(
  { roundDate, time, mapName, roundNumber, isValid, isSetAside }: RoundChoice,
  { adminRounds }: Texts,
): string {
  const label = adminRounds.choice(`${roundDate} ${time}`, displayName(mapName, 50), roundNumber);
  if (isSetAside) return adminRounds.choiceSetAside(label);
  return isValid ? label : adminRounds.choiceDoesNotCount(label);
}

/** Returns the id of the picked round, or undefined if the text is not an id. */
export function roundId(typed: string | undefined): string | undefined {
  const text = typed?.trim() ?? '';
  return /^[1-9]\d{0,17}$/.test(text) ? text : undefined;
}

/** Returns the id of a file in the value of a suggestion, or undefined if it is none. */
export function fileId(typed: string | undefined): string | undefined {
  return /^f([1-9]\d{0,17})$/.exec(typed?.trim() ?? '')?.[1];
}

export function noSuchRound({ caller }: Context): Reply {
  return ephemeral(caller.texts.adminRounds.noSuchRound(optionName(caller, 'admin round round')));
}
