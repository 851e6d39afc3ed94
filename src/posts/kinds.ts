import { eveningKind } from './evening.ts';
import type { PostKind } from './kind.ts';
import { matchKind } from './match.ts';

/** Every kind of message that the bot sends by itself. */
export const kinds: readonly PostKind[] = [matchKind, eveningKind];
