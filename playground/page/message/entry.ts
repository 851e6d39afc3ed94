import type { APIEmbed } from 'discord-api-types/v10';
import type { Message } from '../api.ts';
import type { FileResult } from '../rounds/result.ts';

/** The line above a message: who did what. */
export interface Cause {
  person: string;
  verb: string;
  what: string;
}

/** A message of the channel, as it is shown and kept over a reload. */
export interface MessageEntry {
  kind: 'message';
  /** Undefined for a message that the bot sent by itself. */
  cause?: Cause | undefined;
  /** The Discord id of who asked. Empty if nobody did. */
  as: string;
  /** Undefined if there was no message, or none yet. */
  message?: Message | undefined;
  names: Record<string, string>;
  problems: string[];
  ms?: number | undefined;
  interactionId?: string | undefined;
  /** The typed command, while it is unanswered or if it could not be sent. */
  unanswered?: string | undefined;
}

/** Files that were sent, with what became of each. */
export interface FilesEntry {
  kind: 'files';
  sent: number;
  results: FileResult[];
  counts: Record<FileResult['outcome'], number>;
}

/** A quiet line, such as that a round has come in. */
export interface LineEntry {
  kind: 'line';
  text: string;
}

/** A link that somebody pasted. */
export interface PastedEntry {
  kind: 'pasted';
  person: string;
  url: string;
  /** What Discord shows below it. Undefined until it is known, and if there is nothing. */
  embed?: APIEmbed | undefined;
  /** Why nothing is shown below it. */
  problem?: string | undefined;
}

export type Entry = MessageEntry | FilesEntry | LineEntry | PastedEntry;
