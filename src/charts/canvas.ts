import type { Brush, Ramp, Surface } from './brush.ts';
import { steps } from './brush.ts';
import { discAt } from './disc.ts';
import { glyphOf, widthOf } from './font.ts';
import type { Face } from './font-format.ts';
import { drawGlyph } from './glyph.ts';
import type { IndexedImage } from './png.ts';
import type { Box, Point } from './shapes.ts';
import { drawBox, drawHatch, drawStroke, fillOutline } from './shapes.ts';

export type { Ramp } from './brush.ts';

/** A colour as CSS writes it: `#2b2d31`. */
export type Colour = `#${string}`;

const mostColours = 256;
/** A shape's edge over another colour than it was blended with is drawn from this level on, so that no dark dots stand on that colour. */
const leastOverOthers = 6;
/** The greatest difference of two colours' channels that counts as none: a grid is as good as the background. */
const alike = 72;

/** Where a text stands: on its baseline, from, around or up to `x`. */
export interface TextPlace {
  x: number;
  baseline: number;
  face: Face;
  align?: 'start' | 'middle' | 'end';
}

interface Size {
  width: number;
  height: number;
  background: Colour;
  /** How many levels edges have. Many lines with edges of fewer levels are a smaller PNG. */
  edgeLevels?: Surface['edgeLevels'];
}

/** An image of at most 256 colours that is drawn from the back to the front. */
export class Canvas {
  readonly #surface: Surface;
  /** Red, green and blue of each colour, and how many colours there are. */
  readonly #palette = new Uint8Array(3 * mostColours);
  #colours = 1;
  readonly #ramps = new Map<string, Ramp>();
  /** What each ramp draws with, by its position. */
  readonly #brushes = new Map<Ramp, Brush>();
  readonly #background: Colour;

  constructor({ width, height, background, edgeLevels = steps }: Size) {
    const stride = width + 1;
    this.#surface = { width, height, stride, rows: new Uint8Array(height * stride), edgeLevels };
    this.#background = background;
    this.#palette.set(channelsOf(background));
  }

  /** Returns the ramp of a colour on what lies beneath, by default the background. Throws RangeError if the palette is full. */
  ramp(colour: Colour, beneath: Colour = this.#background): Ramp {
    const key = colour + beneath;
    const known = this.#ramps.get(key);
    if (known !== undefined) return known;
    const first = this.#colours;
    if (first + steps > mostColours) throw new RangeError('A chart has at most 17 ramps.');
    const [from, to] = [channelsOf(beneath), channelsOf(colour)];
    for (let step = 1; step <= steps; step += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const [less, more] = [from[channel] as number, to[channel] as number];
        this.#palette[3 * (first + step - 1) + channel] = Math.round(less + ((more - less) * step) / steps);
      }
    }
    this.#colours += steps;
    this.#ramps.set(key, first);
    this.#brushes.set(first, this.#brushOf(first, from));
    return first;
  }

  /** Fills a rectangle. Its edges may lie between pixels. What is outside of the image is left out. */
  fillBox(box: Box, ramp: Ramp): void {
    drawBox(this.#brush(ramp), box);
  }

  /** Draws a line through points, with round joins and ends. */
  line(points: readonly Point[], widthPx: number, ramp: Ramp): void {
    const brush = this.#brush(ramp);
    let before: Point | undefined;
    for (const point of points) {
      if (before) drawStroke(brush, [before, point], widthPx);
      if (widthPx > 1) this.dot(point, widthPx / 2, ramp);
      before = point;
    }
  }

  /** Draws a disc. */
  dot(centre: Point, radius: number, ramp: Ramp): void {
    const { disc, column, row } = discAt(centre, radius, this.#surface.edgeLevels);
    drawGlyph(this.#brush(ramp), disc, column, row);
  }

  /** Fills what lies inside of an outline, which is closed from its last point to its first. Its edges are not smooth: a line hides them. */
  fillPolygon(outline: readonly Point[], ramp: Ramp): void {
    fillOutline(this.#brush(ramp), outline);
  }

  /** Fills a rectangle of whole pixels with diagonal lines. `gap` is their distance in pixels. */
  hatch(box: Box, gap: number, ramp: Ramp): void {
    drawHatch(this.#brush(ramp), box, gap);
  }

  /** Writes a text. */
  write(text: string, { x, baseline, face, align = 'start' }: TextPlace, ramp: Ramp): void {
    const brush = this.#brush(ramp);
    const down = Math.round(baseline);
    let pen = x - (align === 'start' ? 0 : widthOf(text, face) * (align === 'end' ? 1 : 0.5));
    for (let index = 0; index < text.length; index += 1) {
      const code = text.codePointAt(index) as number;
      if (code > 0xff_ff) index += 1;
      const glyph = glyphOf(code, face);
      drawGlyph(brush, glyph, Math.round(pen), down);
      pen += glyph.advance;
    }
  }

  /** Returns the image drawn so far. */
  image(): IndexedImage {
    const { width, height, rows } = this.#surface;
    return { width, height, palette: this.#palette.subarray(0, 3 * this.#colours), rows };
  }

  #brush(ramp: Ramp): Brush {
    const brush = this.#brushes.get(ramp);
    if (!brush) throw new RangeError(`${ramp} is no ramp of this image.`);
    return brush;
  }

  /** Returns what draws with a ramp that is blended with this colour. */
  #brushOf(ramp: Ramp, blended: readonly number[]): Brush {
    const least = new Uint8Array(mostColours);
    for (let step = 0; step < steps; step += 1) least[ramp + step] = step + 2;
    const learn = (beneath: number) => {
      const isAlike = blended.every(
        (one, channel) => Math.abs((this.#palette[3 * beneath + channel] ?? 0) - one) < alike,
      );
      const found = isAlike ? 1 : leastOverOthers;
      least[beneath] = found;
      return found;
    };
    return { surface: this.#surface, base: ramp - 1, least, learn };
  }
}

function channelsOf(colour: Colour): number[] {
  const code = Number.parseInt(colour.slice(1), 16);
  return [code >> 16, (code >> 8) & 255, code & 255];
}
