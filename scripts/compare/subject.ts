import type { APIMessage } from 'discord-api-types/v10';
import type { LegacyFile } from './legacy/file.ts';

/** Texts as the bot writes them, by the part of a reply they appear in. */
export type Figures = Record<string, string>;

/** One command line typed to the bot. */
export interface Question {
  line: string;
  /** A part of the custom id of the button to press then, where the answer has it. */
  press?: string;
  /** What the legacy file says; every part is one comparison. Costly figures are a getter, so that only what is asked is computed. */
  computed: Figures;
  /** Returns the figures in the bot's reply, in the same parts. The reply may have further parts. */
  shown(message: APIMessage | null): Figures;
}

/** Returns the questions about one command. The expected figures must not use any of the bot's queries, formulas or formatting. */
export type Subject = (file: LegacyFile) => Question[];
