/** What an interaction's token allows for 15 minutes: changing its reply and following up. */
export interface Ticket {
  token: string;
  interactionId: string;
  userId: string;
  /** Fields of messages that this interaction creates, such as channel_id and interaction_metadata. */
  base: Record<string, unknown>;
  issuedAt: number;
  /** The message that @original means, once there is one. */
  originalId: string | undefined;
  /** Resolves when the first answer was accepted (true) or refused (false). Requests with the token wait for it. */
  answered: Promise<boolean>;
  answer(taken: boolean): void;
  /** Whether a deferred reply is still missing. The first request with the token supplies it. */
  deferred: boolean;
  /** Resolves when the deferred reply has arrived. */
  completed: Promise<void>;
  complete(): void;
  /** Problems of the requests with this token. */
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
