/** The fonts of pictures: DejaVu Sans for labels and, smaller, beside axes; DejaVu Sans Bold for titles. */
export type Face = 'label' | 'title' | 'small';

/** What of a glyph's image is covered, in pixels from the pen. */
export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

// How the atlas is written, so that like stands beside like: the number of glyphs of each face; of all glyphs how much its code is above the
// one before, then its advance (16 bits each); their lefts, their tops, their widths, their heights (8 bits each); the levels of all glyphs.

/** The faces in the order of the atlas. */
export const atlasFaces: readonly Face[] = ['label', 'title', 'small'];
/** Advances are stored in parts of a pixel. */
export const advanceUnit = 16;
/** The columns of frames. */
export const frameColumns = ['left', 'top', 'width', 'height'] as const;
/**
 * Levels are stored as multiples of this, which compresses better: Brotli expects something else after a high byte than after a low one. The
 * lower four bits are the level still.
 */
export const levelUnit = 17;
