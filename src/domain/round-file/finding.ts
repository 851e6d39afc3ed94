/** Something odd in a file that was accepted, in words for users. `line` counts from 1. */
export interface Finding {
  code: FindingCode;
  line?: number;
  guid?: string;
  message: string;
}

export type FindingCode =
  | 'encoding'
  | 'header'
  | 'player dropped'
  | 'player repeated'
  | 'value clamped'
  | 'name cut'
  | 'no side'
  | 'layout'
  | 'few players'
  | 'bots'
  | 'hits'
  | 'implausible'
  | 'aborted'
  | 'counters restarted'
  | 'counters shrank'
  | 'counters not cumulative'
  | 'counters carried over'
  | 'round 1 missing'
  | 'round 1 from legacy rows'
  | 'time'
  | 'award dropped';

/** Why a file is refused: because of its name (`name`), size (`size`), content (`format`) or a timestamp in the future (`clock`). */
export interface Refusal {
  code: 'name' | 'size' | 'format' | 'clock';
  message: string;
}

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export function refuse(code: Refusal['code'], message: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}

/** Returns a part of a file for use in a message, short and on one line. The file may be hostile. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

/** Returns a message without what it quotes from a file, for the log: a name may stand there that is forgotten later. */
export function withoutQuotes(message: string): string {
  return message.replace(/"(?:[^"\\]|\\.)*"/g, '"…"');
}
