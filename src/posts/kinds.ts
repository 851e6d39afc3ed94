import type { PostKind } from './kind.ts';

/** Every kind of message that the bot sends by itself. */
export const kinds: readonly PostKind[] = [];
