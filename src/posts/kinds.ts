import { dayKind } from './day.ts';
import { digestKind } from './digest.ts';
import { eveningKind } from './evening.ts';
import type { PostKind } from './kind.ts';
import { matchKind } from './match.ts';
import { rankingKind } from './ranking.ts';

/** Every kind of message that the bot sends by itself. */
export const kinds: readonly PostKind[] = [matchKind, eveningKind, rankingKind, dayKind, digestKind];
