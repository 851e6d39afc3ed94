import type { Participant } from '../legacy/tally.ts';

const longestRaw = 35;

/** Returns the name without colour codes, as the game shows it. */
export const plainName = ({ name }: Participant): string => name.replace(/\^[^^]/gu, '');

/** Returns the name with colour codes, as the game server writes it. A name without room for codes has none. */
export function rawName({ guid, name }: Participant): string {
  const letters = [...name];
  const half = Math.ceil(letters.length / 2);
  const colour = (Number.parseInt(guid.slice(0, 2), 16) % 9) + 1;
  const coloured = `^${colour}${letters.slice(0, half).join('')}^7${letters.slice(half).join('')}`;
  return coloured.length <= longestRaw && !name.includes('^') ? coloured : name;
}
