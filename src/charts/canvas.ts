import type { Point } from './area.ts';
import { glyphsOf, widthOf } from './font.ts';
import type { Face } from './font-format.ts';
import type { IndexedImage } from './png.ts';
import type { Box, Cover } from './shapes.ts';
import { coverDisc, coverHatch, coverPolygon, coverStroke } from './shapes.ts';

/** A colour as CSS writes it: `#2b2d31`. */
export type Colour = `#${string}`;

/** A colour in 15 steps from what lies beneath it, so that edges are smooth: the palette's position of the faintest. */
export type Ramp = number;

const steps = 15;
const mostColours = 256;
/** A shape's edge over another colour than it was blended with is drawn from this level on, so that no dark dots stand on that colour. */
const leastOverOthers = 6;
/** The greatest difference of two colours' channels that counts as none: a grid is as good as the background. */
const alike = 72;
const [yes, no] = [1, 2];

/** Where a text stands: on its baseline, from, around or up to `x`. */
export interface TextPlace {
  x: number;
  baseline: number;
  face: Face;
  align?: 'start' | 'middle' | 'end';
}

/** An image of at most 256 colours that is drawn from the back to the front. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** How many levels edges have, which divides their 15 steps. Many lines with edges of fewer levels are a smaller PNG. */
  edgeLevels: 5 | 15 = steps;
  readonly #stride: number;
  readonly #rows: Uint8Array;
  readonly #palette: number[][];
  readonly #ramps = new Map<string, Ramp>();
  readonly #beneath = new Map<Ramp, number[]>();
  /** What {@link Canvas.#isBlendedWith} has found for a colour and a ramp, because it is asked for every pixel of a text. */
  readonly #blended = new Uint8Array(mostColours * mostColours);
  readonly #background: Colour;

  constructor(width: number, height: number, background: Colour) {
    this.width = width;
    this.height = height;
    this.#stride = width + 1;
    this.#rows = new Uint8Array(height * this.#stride);
    this.#background = background;
    this.#palette = [channelsOf(background)];
  }

  /** Returns the ramp of a colour on what lies beneath, by default the background. Throws RangeError if the palette is full. */
  ramp(colour: Colour, beneath: Colour = this.#background): Ramp {
    const key = `${colour} ${beneath}`;
    const known = this.#ramps.get(key);
    if (known !== undefined) return known;
    const first = this.#palette.length;
    if (first + steps > mostColours) throw new RangeError('A chart has at most 17 ramps.');
    const [from, to] = [channelsOf(beneath), channelsOf(colour)];
    for (let step = 1; step <= steps; step += 1) {
      this.#palette.push(
        from.map((channel, index) => Math.round(channel + (((to[index] ?? 0) - channel) * step) / steps)),
      );
    }
    this.#ramps.set(key, first);
    this.#beneath.set(first, from);
    return first;
  }

  /** Fills a rectangle. Its edges may lie between pixels. What is outside of the image is left out. */
  fillBox({ x, y, width, height }: Box, ramp: Ramp): void {
    const [left, right] = [Math.max(x, 0), Math.min(x + width, this.width)];
    const [top, bottom] = [Math.max(y, 0), Math.min(y + height, this.height)];
    if (!(left < right && top < bottom)) return;
    const [firstWhole, endWhole] = [Math.ceil(left), Math.floor(right)];
    for (let row = Math.floor(top); row < bottom; row += 1) {
      const covered = Math.min(row + 1, bottom) - Math.max(row, top);
      const at = row * this.#stride + 1;
      if (covered === 1) this.#rows.fill(ramp + steps - 1, at + firstWhole, at + Math.max(endWhole, firstWhole));
      else for (let column = firstWhole; column < endWhole; column += 1) this.#cover(at + column, ramp, covered);
      if (firstWhole > endWhole) this.#cover(at + endWhole, ramp, covered * (right - left));
      else {
        if (left < firstWhole) this.#cover(at + firstWhole - 1, ramp, covered * (firstWhole - left));
        if (right > endWhole) this.#cover(at + endWhole, ramp, covered * (right - endWhole));
      }
    }
  }

  /** Draws a line through points, with round joins and ends. */
  line(points: readonly Point[], widthPx: number, ramp: Ramp): void {
    const cover = this.#covers(ramp);
    for (const [index, point] of points.entries()) {
      const before = points[index - 1];
      if (before) coverStroke([before, point], widthPx, cover);
      if (widthPx > 1) coverDisc(point, widthPx / 2, cover);
    }
  }

  /** Draws a disc. */
  dot(centre: Point, radius: number, ramp: Ramp): void {
    coverDisc(centre, radius, this.#covers(ramp));
  }

  /** Fills what lies inside of an outline, which is closed from its last point to its first. */
  fillPolygon(outline: readonly Point[], ramp: Ramp): void {
    coverPolygon(outline, this, (column, row, length, share) => {
      const [at, level] = [row * this.#stride + 1 + column, Math.round(share * steps)];
      if (level === steps) this.#rows.fill(ramp + steps - 1, at, at + length);
      else if (level > 0) for (let place = at; place < at + length; place += 1) this.#raise(place, ramp, level);
    });
  }

  /** Fills a rectangle of whole pixels with diagonal lines. `gap` is their distance in pixels. */
  hatch(box: Box, gap: number, ramp: Ramp): void {
    coverHatch(box, gap, this.#covers(ramp));
  }

  /** Writes a text. */
  write(text: string, { x, baseline, face, align = 'start' }: TextPlace, ramp: Ramp): void {
    let pen = x - (align === 'start' ? 0 : widthOf(text, face) * (align === 'end' ? 1 : 0.5));
    for (const { advance, left, top, width, height, levels } of glyphsOf(text, face)) {
      const [fromColumn, fromRow] = [Math.round(pen) + left, Math.round(baseline) + top];
      for (let row = 0; row < height; row += 1) {
        const at = (fromRow + row) * this.#stride + 1 + fromColumn;
        for (let column = 0; column < width; column += 1) {
          const level = levels[row * width + column] ?? 0;
          if (level > 0 && this.#isInside(fromColumn + column, fromRow + row)) this.#raise(at + column, ramp, level);
        }
      }
      pen += advance;
    }
  }

  /** Returns the image drawn so far. */
  image(): IndexedImage {
    return { width: this.width, height: this.height, palette: Uint8Array.from(this.#palette.flat()), rows: this.#rows };
  }

  #isInside(column: number, row: number): boolean {
    return column >= 0 && column < this.width && row >= 0 && row < this.height;
  }

  /** Returns what covers pixels with a ramp, wherever they lie. */
  #covers(ramp: Ramp): Cover {
    return (column, row, share) => {
      if (this.#isInside(column, row)) this.#cover(row * this.#stride + 1 + column, ramp, share);
    };
  }

  #cover(at: number, ramp: Ramp, share: number): void {
    const level = Math.round(share * this.edgeLevels) * (steps / this.edgeLevels);
    if (level > 0) this.#raise(at, ramp, level);
  }

  /** Raises a pixel to a level of a ramp. A pixel of the same ramp keeps the greater one, so that shapes of one colour join. */
  #raise(at: number, ramp: Ramp, level: number): void {
    const now = this.#rows[at] ?? 0;
    const wanted = ramp + level - 1;
    const isOwn = now >= ramp && now < ramp + steps;
    if (isOwn ? now < wanted : level >= leastOverOthers || this.#isBlendedWith(now, ramp)) this.#rows[at] = wanted;
  }

  /** Tells whether a pixel looks as what a ramp is blended with. */
  #isBlendedWith(now: number, ramp: Ramp): boolean {
    const place = now * mostColours + ramp;
    const known = this.#blended[place];
    if (known) return known === yes;
    const beneath = this.#beneath.get(ramp);
    const isAlike =
      this.#palette[now]?.every((channel, index) => Math.abs(channel - (beneath?.[index] ?? 0)) < alike) ?? false;
    this.#blended[place] = isAlike ? yes : no;
    return isAlike;
  }
}

function channelsOf(colour: Colour): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
