import type * as v from 'valibot';
import type { Canvas } from './canvas.ts';

/** What is known of one kind of picture. */
export interface Kind<Data> {
  /** The shape of the data, for what a link carries. */
  schema: v.GenericSchema<Data>;
  /** Draws any data of the schema. */
  draw: (data: Data) => Canvas;
  /** Returns the height of the picture in pixels, if it is not that of the frame. */
  height?: (data: Data) => number;
  /** Returns the same picture without its least relevant row or point. Undefined if nothing can be left out. */
  fewer: (data: Data) => Data | undefined;
}
