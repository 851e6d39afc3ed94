/** Returns the texts with each of them in ⟦…⟧. */
export function pseudo<Texts extends object>(texts: Texts): Texts {
  const wrapped = Object.entries(texts).map(([key, text]) => [key, wrap(text)]);
  return Object.fromEntries(wrapped) as Texts;
}

function wrap(text: unknown): unknown {
  if (typeof text === 'string') return text === '' ? '' : `⟦${text}⟧`;
  if (typeof text === 'function') return (...values: unknown[]) => wrap(text(...values));
  return Array.isArray(text) ? text.map(wrap) : pseudo(text as object);
}
