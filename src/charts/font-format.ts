/** The fonts of pictures: DejaVu Sans for labels and, smaller, beside axes; DejaVu Sans Bold for titles. */
export type Face = 'label' | 'title' | 'small';

// How the atlas is written: the number of glyphs of each face; the first number of all glyphs, then the second, up to the sixth; the levels of all
// glyphs.

/** The faces in the order of the atlas. */
export const atlasFaces: readonly Face[] = ['label', 'title', 'small'];
/** Advances are stored in parts of a pixel. */
export const advanceUnit = 16;
