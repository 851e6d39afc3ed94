/** How long (ms) a nonce is compared with those before it. Discord says "the past few minutes". */
const REMEMBERED_MS = 3 * 60_000;

export interface Nonces {
  /** Returns the id of the message that the author sent with this nonce in the past few minutes. */
  find(nonce: string, authorId: string): string | undefined;
  add(nonce: string, authorId: string, messageId: string): void;
}

export function createNonces(now: () => Date): Nonces {
  const known = new Map<string, { messageId: string; atMs: number }>();
  return {
    find(nonce, authorId) {
      const entry = known.get(`${authorId}:${nonce}`);
      return entry && now().getTime() - entry.atMs <= REMEMBERED_MS ? entry.messageId : undefined;
    },
    add: (nonce, authorId, messageId) => void known.set(`${authorId}:${nonce}`, { messageId, atMs: now().getTime() }),
  };
}
