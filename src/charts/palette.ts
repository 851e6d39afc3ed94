import type { Colour } from './canvas.ts';

/** The colours of pictures, on Discord's dark background. */
export const palette = {
  background: '#2b2d31',
  /** Titles and names. */
  strong: '#f2f3f5',
  /** Figures and ranks. */
  muted: '#b5bac1',
  bar: '#4f7fd6',
  /** The reader's own bar and name. */
  own: '#f0b232',
} as const satisfies Record<string, Colour>;
