/** Returns the integers of `text` in [from, to), which are separated by spaces. Undefined if the text contains anything else. */
export function readIntegers(text: string, from: number, to: number): number[] | undefined {
  const numbers: number[] = [];
  let at = from;
  while (at < to) {
    let code = text.charCodeAt(at);
    if (code === 32) {
      at += 1;
      continue;
    }
    const negative = code === 45;
    if (negative) code = ++at < to ? text.charCodeAt(at) : 0;
    if (!isDigit(code)) return undefined;
    let value = 0;
    while (isDigit(code)) {
      value = value * 10 + code - 48;
      code = ++at < to ? text.charCodeAt(at) : 32;
    }
    if (code !== 32) return undefined;
    numbers.push(negative ? -value : value);
  }
  return numbers;
}

/**
 * Returns the decimal numbers of `text` from `from` on, which are separated by TABs: `12`, `-3` or `4.4`. NaN for `nan`, `inf`, `1e9` and
 * an empty field.
 */
export function readDecimals(text: string, from: number): number[] {
  const numbers: number[] = [];
  for (let at = from; at <= text.length; at++) {
    const sign = text.charCodeAt(at) === 45 ? -1 : 1;
    if (sign < 0) at += 1;
    let code = text.charCodeAt(at);
    let value = isDigit(code) ? 0 : Number.NaN;
    for (; isDigit(code); code = text.charCodeAt(++at)) value = value * 10 + code - 48;
    if (code === 46) {
      code = text.charCodeAt(++at);
      if (!isDigit(code)) value = Number.NaN;
      let unit = 1;
      for (; isDigit(code); code = text.charCodeAt(++at)) {
        value = value * 10 + code - 48;
        unit *= 10;
      }
      value /= unit;
    }
    if (at < text.length && code !== 9) {
      value = Number.NaN;
      const tab = text.indexOf('\t', at);
      at = tab === -1 ? text.length : tab;
    }
    numbers.push(sign * value);
  }
  return numbers;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
