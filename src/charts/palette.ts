import type { Colour } from './canvas.ts';

/** Colours of lines and bars that stand for players or teams. People with any colour blindness can tell them apart: a test measures it. */
const series = [
  '#7280ff',
  '#f33b10',
  '#65c6ad',
  '#fcf5ad',
  '#ce5ba2',
  '#aa8d6e',
  '#abb3e9',
  '#e7fff1',
] as const satisfies readonly Colour[];

/** The colours of pictures, on Discord's dark background. */
export const palette = {
  background: '#2b2d31',
  /** Lines that help to read a value. */
  grid: '#43464d',
  /** Titles and names. */
  strong: '#f2f3f5',
  /** Figures and ranks. */
  muted: '#b5bac1',
  /** Lines and bars beside those that matter. */
  faint: '#6d727c',
  bar: '#4f7fd6',
  /** The reader's own bar and name. */
  own: '#f0b232',
  series,
  alpha: series[0],
  bravo: series[1],
  good: series[2],
  bad: series[1],
} as const satisfies Record<string, Colour | readonly Colour[]>;

/** Returns a colour of which so great a share lies over another: a translucent fill. */
export function mixed(colour: Colour, beneath: Colour, share: number): Colour {
  const channels = [1, 3, 5].map((at) => {
    const [from, to] = [beneath, colour].map((one) => Number.parseInt(one.slice(at, at + 2), 16));
    return Math.round((from ?? 0) + ((to ?? 0) - (from ?? 0)) * share);
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
