import { generateRoundFiles } from '../../demo/round-files/generate.ts';

/** Something that people or a game server do. */
export type Planned = { atMs: number } & (
  | { upload: { name: string; text: string } }
  | { line: string }
  | { cron: true }
);

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
export const days = 30;
export const commandsADay = 60;
/** The hours of a day in which commands come. They are spread as evenly as can be, because that wakes the database most often. */
const waking = { from: 8, hours: 16 };
/** Tuesday, Thursday, Friday and Sunday. */
const evenings = [2, 4, 5, 0];
const mapsAnEvening = 10;
/** How long (ms) after a round its file comes, and its endstats after that. */
const uploadAfterMs = 3000;
const endstatsAfterMs = 1500;

/** Returns what happens in a month, in order: evenings with ten maps, and commands all day long. `lines` are typed in turn. */
export function planOf(firstDay: string, lines: readonly string[]): Planned[] {
  const startMs = Date.parse(`${firstDay}T00:00:00Z`);
  const planned: Planned[] = [];
  let typed = 0;
  for (let day = 0; day < days; day += 1) {
    const dayStartMs = startMs + day * dayMs;
    planned.push({ atMs: dayStartMs + 4.3 * hourMs, cron: true });
    for (let number = 0; number < commandsADay; number += 1) {
      const atMs = dayStartMs + (waking.from + (waking.hours * (number + 0.5)) / commandsADay) * hourMs;
      planned.push({ atMs, line: lines[typed % lines.length] ?? '' });
      typed += 1;
    }
    if (evenings.includes(new Date(dayStartMs).getUTCDay())) planned.push(...eveningOf(new Date(dayStartMs)));
  }
  return planned.toSorted((one, other) => one.atMs - other.atMs);
}

function eveningOf(day: Date): Planned[] {
  const from = day.toISOString().slice(0, 10);
  const options = { from, matches: mapsAnEvening, matchesPerEvening: mapsAnEvening, people: 14 };
  return generateRoundFiles({ seed: `evening of ${from}`, ...options }).flatMap(({ name, text, endedAt, endstats }) => [
    { atMs: endedAt + uploadAfterMs, upload: { name, text } },
    ...(endstats ? [{ atMs: endedAt + uploadAfterMs + endstatsAfterMs, upload: endstats }] : []),
  ]);
}
