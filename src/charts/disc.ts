import { steps } from './brush.ts';
import type { Glyph } from './glyph.ts';
import type { Point } from './shapes.ts';

const discs = new Map<string, Glyph>();
/** A disc's middle lies on a part of a pixel. More parts look the same, and fewer discs need to be made. */
const parts = 2;

/** Returns a disc as a glyph, and the pixel from which it counts. Discs of a picture are much alike, so that few are made. */
export function discAt(
  [x, y]: Point,
  radius: number,
  edgeLevels: number,
): { disc: Glyph; column: number; row: number } {
  const [fineX, fineY] = [Math.round(x * parts), Math.round(y * parts)];
  const [column, row] = [Math.floor(fineX / parts), Math.floor(fineY / parts)];
  const [aside, down] = [fineX / parts - column, fineY / parts - row];
  const key = `${radius} ${edgeLevels} ${aside} ${down}`;
  const disc = discs.get(key) ?? discOf([aside, down], radius, edgeLevels);
  discs.set(key, disc);
  return { disc, column, row };
}

function discOf([x, y]: Point, radius: number, edgeLevels: number): Glyph {
  const reach = Math.ceil(radius + 0.5);
  const side = 2 * reach + 1;
  const levels = new Uint8Array(side * side);
  const most = Math.min(radius * 2, 1);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const inside = radius + 0.5 - Math.hypot(column - reach + 0.5 - x, row - reach + 0.5 - y);
      const share = Math.min(Math.max(inside, 0), most);
      levels[row * side + column] = (Math.round(share * edgeLevels) * steps) / edgeLevels;
    }
  }
  return { advance: 0, left: -reach, top: -reach, width: side, height: side, levels };
}
