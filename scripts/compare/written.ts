/** The bot's formatting of values, written independently of the bot's code. */

export const onePlace = (value: number) => `${value.toFixed(1)}%`;

export function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function twoPlaces(value: number): string {
  return value.toFixed(2);
}

export function share(part: number, of: number): string {
  return of === 0 ? '–' : onePlace((100 * part) / of);
}

export function clock(value: number): string {
  const s = Math.round(value);
  const tail = `${String(Math.floor(s / 60) % 60).padStart(s >= 3600 ? 2 : 1, '0')}:${String(s % 60).padStart(2, '0')}`;
  return s >= 3600 ? `${Math.floor(s / 3600)}:${tail}` : tail;
}

export function long(value: number): string {
  const minutes = Math.floor(value / 60);
  return minutes < 60
    ? `${minutes} min`
    : `${whole(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** Cuts a text to `longest` characters as a reader sees them (graphemes). */
export function cut(text: string, longest: number): string {
  const characters = [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** The first characters of a name, which every list shows. */
export const nameStart = (name: string) =>
  [...new Intl.Segmenter('en').segment(name)]
    .slice(0, 3)
    .map(({ segment }) => segment)
    .join('');

export const counted = (count: number, what: string) => `${whole(count)} ${what}${count === 1 ? '' : 's'}`;

export const ratio = (kills: number, deaths: number) => twoPlaces(deaths ? kills / deaths : kills);

/** Returns damage per minute as text. */
export const perMinute = (damage: number, seconds: number) => (seconds ? whole((60 * damage) / seconds) : '–');

/** With its sign, which nothing has not. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return text === '0.00' ? text : `${value < 0 ? '−' : '+'}${text}`;
}

/** A share of 1 without decimals. */
export const wholePercent = (value: number) => `${(100 * value).toFixed(0)}%`;
