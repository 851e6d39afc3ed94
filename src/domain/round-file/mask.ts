import { stripColours, unknownPlayer } from '../names.ts';

// The database function mask_names replaces each byte of a forgotten player's name by the same control character.
const masked = /^[\u0001-\u0008\u000e-\u001f]+$/;

/** Returns whether a name in a stored file was removed. */
export function isMasked(name: string): boolean {
  return masked.test(name);
}

/**
 * Returns what two names of one player in a round's files have in common: the name itself, or the control character of a removed name.
 * Names of the same player have different lengths in a round file and in its endstats file.
 */
export function identityOf(name: string): string {
  return isMasked(name) ? name.charAt(0) : name;
}

/** Returns a name of a file as it is stored in rows: without colour codes, or "Unknown Player" if it was removed. */
export function storedName(name: string): string {
  return isMasked(name) ? unknownPlayer : stripColours(name);
}
