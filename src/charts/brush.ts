/** A colour in 15 steps from what lies beneath it, so that edges are smooth: the palette's position of the faintest. */
export type Ramp = number;

/** The steps of a ramp. */
export const steps = 15;

/** The pixels that are drawn on. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  /** The length of a row: a byte, then its pixels. */
  readonly stride: number;
  readonly rows: Uint8Array;
  /** How many levels edges have. It divides the 15 steps. */
  readonly edgeLevels: 5 | 15;
}

/**
 * What draws with one colour. Shapes go from pixel to pixel without a call, because a fresh isolate interprets their loops, and a call a pixel
 * would take most of the time.
 */
export interface Brush {
  readonly surface: Surface;
  /** What is added to a level. */
  readonly base: number;
  /** For each colour beneath, the least level that covers it. 0 where {@link Brush.learn} has not been asked. */
  readonly least: Uint8Array;
  /** Finds the least level that covers a colour. */
  learn(beneath: number): number;
}

/** Raises a pixel to a level. A pixel of the same colour keeps the greater one, so that shapes of one colour join. */
export function raise(brush: Brush, at: number, level: number): void {
  const { rows } = brush.surface;
  const beneath = rows[at] as number;
  if (level >= (brush.least[beneath] || brush.learn(beneath))) rows[at] = brush.base + level;
}
