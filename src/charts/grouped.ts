/** Returns a whole number from zero with a separator between groups of three digits: `12,345`. */
export function grouped(value: number, separator: string): string {
  const digits = String(value);
  let text = digits.slice(-3);
  for (let end = digits.length - 3; end > 0; end -= 3)
    text = digits.slice(Math.max(end - 3, 0), end) + separator + text;
  return text;
}
