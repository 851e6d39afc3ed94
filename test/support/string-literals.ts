/**
 * Returns the text of every string and template in TypeScript. Escapes stay as they are written, and each `${…}` of a template is `…`,
 * its own strings apart. Regular expressions with quotes are not understood.
 */
export function stringLiterals(source: string): string[] {
  const found: string[] = [];
  let at = 0;
  code();
  return found;

  /** Reads code up to the brace that ends it. */
  function code(): void {
    for (let depth = 0; at < source.length; at += 1) {
      const character = source[at];
      if (source.startsWith('//', at)) at = source.indexOf('\n', at);
      else if (source.startsWith('/*', at)) at = source.indexOf('*/', at) + 1;
      else if (character === "'" || character === '"' || character === '`') literal(character);
      else if (character === '{') depth += 1;
      else if (character === '}') {
        if (depth === 0) return;
        depth -= 1;
      }
    }
  }

  /** Reads a string or template up to its closing quote. */
  function literal(quote: string): void {
    let text = '';
    for (at += 1; source[at] !== quote; at += 1) {
      if (source[at] === '\\') {
        text += source.slice(at, at + 2);
        at += 1;
      } else if (quote === '`' && source.startsWith('${', at)) {
        at += 2;
        code();
        text += '…';
      } else text += source[at];
    }
    found.push(text);
  }
}
