/** What an interaction's token allows: to change its answer and to follow up, for 15 minutes. */
export interface Ticket {
  token: string;
  interactionId: string;
  userId: string;
  /** Fields of messages that this interaction creates, such as channel_id and interaction_metadata. */
  base: Record<string, unknown>;
  issuedAt: number;
  /** The message that @original means, once there is one. */
  originalId: string | undefined;
  /** Settles when the first answer has been taken (true) or refused (false). Requests on the token wait for it. */
  answered: Promise<boolean>;
  answer(taken: boolean): void;
  /** Whether the answer is still outstanding after a defer; the first request on the token gives it. */
  deferred: boolean;
  /** Settles when a deferred answer has come. */
  completed: Promise<void>;
  complete(): void;
  /** What was wrong with requests on this token. */
  problems: string[];
}

export function createTicket(
  about: Pick<Ticket, 'token' | 'interactionId' | 'userId' | 'base' | 'originalId'>,
): Ticket {
  const answered = Promise.withResolvers<boolean>();
  const completed = Promise.withResolvers<void>();
  return {
    ...about,
    issuedAt: performance.now(),
    answered: answered.promise,
    answer: answered.resolve,
    deferred: false,
    completed: completed.promise,
    complete: completed.resolve,
    problems: [],
  };
}
