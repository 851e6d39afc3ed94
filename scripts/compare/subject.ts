import type { APIMessage } from 'discord-api-types/v10';
import type { LegacyFile } from './legacy/file.ts';

/** Texts as the bot writes them, by the part of an answer that they stand in. */
export type Figures = Record<string, string>;

/** One line typed to the bot. */
export interface Question {
  line: string;
  /** A part of the custom id of the button to press then, where the answer has it. */
  press?: string;
  /** What the legacy file says; every part is one comparison. */
  computed: Figures;
  /** What the bot's answer says, in the same parts; it may have more of them. */
  shown(message: APIMessage | null): Figures;
}

/** The questions about one command. None of the bot's queries, formulas or formatting may be used in computing their answers. */
export type Subject = (file: LegacyFile) => Question[];
