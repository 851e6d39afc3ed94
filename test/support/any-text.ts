import fc from 'fast-check';

/** Half pairs of UTF-16 begin here, and are no characters. */
const surrogates = { first: 0xd800, count: 0x800 };

const character = fc
  .integer({ min: 0, max: 0x10ffff - surrogates.count })
  .map((place) => String.fromCodePoint(place < surrogates.first ? place : place + surrogates.count));

/**
 * Returns texts of all characters of Unicode, and such as `__proto__` that break careless programs. The unit `binary` of `fc.string` draws
 * the same, but first makes a table of a million characters, which stays in the memory of the process.
 */
export function anyText(maxLength?: number): fc.Arbitrary<string> {
  const length = maxLength === undefined ? {} : { maxLength };
  return fc.oneof(
    { weight: 5, arbitrary: fc.array(character, length).map((characters) => characters.join('')) },
    { weight: 1, arbitrary: fc.string(length) },
  );
}
