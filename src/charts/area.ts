/** A place in an image, in pixels from its left upper corner. */
export type Point = readonly [x: number, y: number];

/** Returns how much of each pixel lies inside of closed outlines, from 0 to 1. What lies outside of the image is left out. */
export function coverageOf(lines: Iterable<readonly [Point, Point]>, width: number, height: number): Float64Array {
  const areas = new Float64Array((width + 2) * height);
  for (const line of lines) addLine(areas, { width, height }, line);
  const shares = new Float64Array(width * height);
  for (let row = 0; row < height; row += 1) {
    let inside = 0;
    for (let column = 0; column < width; column += 1) {
      inside += areas[row * (width + 2) + column] ?? 0;
      shares[row * width + column] = Math.min(Math.abs(inside), 1);
    }
  }
  return shares;
}

/** Adds the signed area to the right of a line, row by row: the sum of a row up to a pixel is what the pixel is covered by. */
function addLine(
  areas: Float64Array,
  { width, height }: { width: number; height: number },
  [from, to]: readonly [Point, Point],
): void {
  if (from[1] === to[1]) return;
  const direction = from[1] < to[1] ? 1 : -1;
  const [[topX, topY], [bottomX, bottomY]] = direction === 1 ? [from, to] : [to, from];
  const slope = (bottomX - topX) / (bottomY - topY);
  const columnAt = (y: number) => Math.min(Math.max(topX + (y - topY) * slope, 0), width);
  for (let row = Math.max(Math.floor(topY), 0); row < Math.min(bottomY, height); row += 1) {
    const [y0, y1] = [Math.max(row, topY), Math.min(row + 1, bottomY)];
    const [xa, xb] = [columnAt(y0), columnAt(y1)];
    addPiece(areas, row * (width + 2), [Math.min(xa, xb), Math.max(xa, xb)], direction * (y1 - y0));
  }
}

function addPiece(areas: Float64Array, at: number, [left, right]: Point, height: number): void {
  const first = Math.floor(left);
  const last = Math.floor(right);
  for (let column = first; column <= last; column += 1) {
    const [x0, x1] = [Math.max(column, left), Math.min(column + 1, right)];
    const share = right > left ? (x1 - x0) / (right - left) : 1;
    const inPixel = column + 1 - (x0 + x1) / 2;
    areas[at + column] = (areas[at + column] ?? 0) + height * share * inPixel;
    areas[at + column + 1] = (areas[at + column + 1] ?? 0) + height * share * (1 - inPixel);
  }
}
