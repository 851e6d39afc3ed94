/** Something odd in a file that was kept all the same, in words for people; `line` counts from 1. */
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

/** Why a file is not taken at all. `name`: what it is called; `size`: a cap; `format`: what is in it; `clock`: a stamp of the future. */
export interface Refusal {
  code: 'name' | 'size' | 'format' | 'clock';
  message: string;
}

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export function refuse(code: Refusal['code'], message: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, message } };
}

/** A piece of a hostile file inside a message: short, on one line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
