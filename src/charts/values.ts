import * as v from 'valibot';

/** The length of the longest bar, so that a picture carries whole numbers. */
export const longestBar = 1000;

/** A text of a picture, in the language of the answer. */
export const text = v.pipe(v.string(), v.maxLength(200));

/** A bar's length, of {@link longestBar}. */
export const barLength = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(longestBar));

/** Returns the length of a bar: the value's share of the greatest one. */
export const lengthOf = (value: number, greatest: number): number =>
  greatest > 0 && value > 0 ? Math.min(longestBar, Math.round((longestBar * value) / greatest)) : 0;
