/** Something was asked for that cannot be had; the message says what and the way out. Anything else thrown is a bug. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
