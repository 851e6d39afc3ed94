import type { Point } from '../../src/charts/shapes.ts';

/** Covers `length` pixels of a row, from a column on. `share` is the part of each pixel that is covered, from 0 to 1. */
type CoverRun = (column: number, row: number, length: number, share: number) => void;

interface Size {
  width: number;
  height: number;
}

/** A line of an outline, from top to bottom. */
interface Edge {
  top: number;
  bottom: number;
  /** The column at the top, and how much greater it is a row below. */
  column: number;
  slope: number;
  /** 1 if the outline leads down here, -1 if it leads up. */
  direction: number;
}

/** The least share of a pixel that counts. Anything less comes from adding binary fractions. */
const leastShare = 1e-9;

/**
 * Covers what lies inside of closed outlines, row by row. What lies outside of the image is left out. Pixels between two edges are one run, so
 * that a large shape costs no more than its edges.
 */
function coverArea(lines: Iterable<readonly [Point, Point]>, { width, height }: Size, cover: CoverRun): void {
  const edges = edgesOf(lines);
  const bottom = Math.min(Math.max(...edges.map((edge) => edge.bottom)), height);
  const areas = new Areas(width);
  for (let row = Math.max(Math.floor(Math.min(...edges.map(({ top }) => top))), 0); row < bottom; row += 1) {
    for (const edge of edges) {
      if (edge.top < row + 1 && edge.bottom > row) areas.add(edge, row);
    }
    areas.take((column, length, share) => cover(column, row, length, share));
  }
}

/** Returns how much of each pixel lies inside of closed outlines, from 0 to 1. */
export function coverageOf(lines: Iterable<readonly [Point, Point]>, size: Size): Float64Array {
  const shares = new Float64Array(size.width * size.height);
  coverArea(lines, size, (column, row, length, share) => {
    const at = row * size.width + column;
    shares.fill(share, at, at + length);
  });
  return shares;
}

function edgesOf(lines: Iterable<readonly [Point, Point]>): Edge[] {
  const edges: Edge[] = [];
  for (const [from, to] of lines) {
    if (from[1] === to[1]) continue;
    const direction = from[1] < to[1] ? 1 : -1;
    const [[column, top], [end, bottom]] = direction === 1 ? [from, to] : [to, from];
    edges.push({ top, bottom, column, slope: (end - column) / (bottom - top), direction });
  }
  return edges;
}

/** The signed areas to the right of the edges in a row: the sum of a row up to a pixel is what the pixel is covered by. */
class Areas {
  readonly #width: number;
  readonly #areas: Float64Array;
  /** The columns that have an area, some of them twice. */
  #touched: number[] = [];

  constructor(width: number) {
    this.#width = width;
    this.#areas = new Float64Array(width + 2);
  }

  /** Adds the part of an edge that lies in a row. */
  add({ top, bottom, column, slope, direction }: Edge, row: number): void {
    const from = Math.max(row, top);
    const to = Math.min(row + 1, bottom);
    const start = this.#within(column + (from - top) * slope);
    const end = this.#within(column + (to - top) * slope);
    this.#addPiece(Math.min(start, end), Math.max(start, end), direction * (to - from));
  }

  /** Tells what is covered, and begins with an empty row. */
  take(cover: (column: number, length: number, share: number) => void): void {
    const columns = this.#touched.sort((a, b) => a - b);
    let inside = 0;
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index] ?? 0;
      inside += this.#areas[column] ?? 0;
      this.#areas[column] = 0;
      const end = Math.min(columns[index + 1] ?? this.#width, this.#width);
      const share = Math.min(Math.abs(inside), 1);
      if (column < end && share > leastShare) cover(column, end - column, share);
    }
    this.#touched = [];
  }

  #within(column: number): number {
    return Math.min(Math.max(column, 0), this.#width);
  }

  #addPiece(left: number, right: number, height: number): void {
    for (let column = Math.floor(left); column <= right; column += 1) {
      const from = Math.max(column, left);
      const to = Math.min(column + 1, right);
      const area = height * (right > left ? (to - from) / (right - left) : 1);
      const inPixel = column + 1 - (from + to) / 2;
      this.#areas[column] = (this.#areas[column] ?? 0) + area * inPixel;
      this.#areas[column + 1] = (this.#areas[column + 1] ?? 0) + area * (1 - inPixel);
      this.#touched.push(column, column + 1);
    }
  }
}
