import type { PlayerCandidate } from '../../db/queries/find-player.ts';
import { nameInText } from '../../discord/escape.ts';
import { optionName } from '../../texts/command-names/index.ts';
import type { Locale } from '../../texts/locale.ts';
import { shortName } from '../../views/player-row.ts';
import { wholeName } from '../../views/whole-name.ts';

/** A player as typed into an option such as `player3`. */
export interface TypedPlayer {
  option: string;
  typed: string;
}

/** Returns a line for every word that fits nobody or several players, with its option, and for everybody who is named twice. */
export function problemsWith(
  given: readonly TypedPlayer[],
  found: readonly (readonly PlayerCandidate[])[],
  locale: Locale,
): string[] {
  const texts = locale.texts.synergy;
  const unclear = given.flatMap(({ option, typed }, slot) => problemWith({ option, typed }, found[slot] ?? [], locale));
  const players = found.flatMap(([candidate]) => candidate ?? []);
  const twice = players.filter(({ playerGuid }, slot) => players.findIndex((p) => p.playerGuid === playerGuid) < slot);
  return [...unclear, ...twice.map(({ name }) => texts.namedTwice(`**${wholeName(name, locale)}**`))];
}

function problemWith({ option, typed }: TypedPlayer, candidates: readonly PlayerCandidate[], locale: Locale): string[] {
  const texts = locale.texts.synergy;
  const [only, another] = candidates;
  const word = nameInText(typed, 30);
  const slot = optionName(locale, `synergy builder ${option}`);
  if (!only) return [locale.texts.errors.nobodyCalledIn(word, slot)];
  if (!another) return [];
  const some = candidates
    .slice(0, 4)
    .map(({ name, playerGuid }) => `${shortName(name, locale)} (\`${nameInText(playerGuid, 12)}\`)`);
  return [texts.mayBe(word, slot, `${some.join(', ')}${candidates.length > 4 ? ', …' : ''}`)];
}
