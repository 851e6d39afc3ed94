import * as v from 'valibot';

/** The length of the longest bar, so that a picture carries whole numbers. */
export const longestBar = 1000;

const longestText = 200;

/** A text of a picture, in the language of the answer. */
export const text = v.pipe(v.string(), v.maxLength(longestText));

/** Returns the name of the first that is shown, which tells that others before it are left out. */
export const afterOthers = (name: string): string => (name.startsWith('…') ? name : `… ${name}`.slice(0, longestText));

/** Returns the schema of whole numbers from `least`, by default zero, to `most`. */
export const wholeNumber = (most: number, least = 0) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A sum of what a player did, such as damage or seconds. */
export const amount = wholeNumber(1_000_000_000);

/** A bar's length, of {@link longestBar}. */
export const barLength = wholeNumber(longestBar);

/** The least (px) that is seen of a bar, so that a value of zero is a bar, too. */
export const leastBar = 2;

/** Returns the length of a bar: the value's share of the greatest one. */
export const lengthOf = (value: number, greatest: number): number =>
  greatest > 0 && value > 0 ? Math.min(longestBar, Math.round((longestBar * value) / greatest)) : 0;
