/** Returns a whole number with a separator between groups of three digits: `12,345`. */
export function grouped(value: number, separator: string): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, () => separator);
}
